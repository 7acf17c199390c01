package cotejo.alert.web;

import cotejo.alert.model.Frequency;
import cotejo.alert.model.Preferences;
import cotejo.alert.store.ArticleStore.OutletRow;
import cotejo.alert.store.ClaimRecord;
import cotejo.alert.store.Store;
import cotejo.alert.web.view.Lang;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what somebody chose from a posted form. */
final class Choices {
  private final Store store;

  Choices(Store store) {
    this.store = store;
  }

  /** What was chosen; empty when some of it cannot be. Claims and outlets must exist. */
  Optional<Preferences> read(Context request, Preferences before) {
    try {
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      for (String day : request.formParams("day")) {
        days.add(DayOfWeek.of(Integer.parseInt(day)));
      }
      String at = Fields.line(request, "at");
      String zone = Fields.line(request, "zone");
      String lang = Lang.of(Fields.line(request, "lang")).map(Lang::code).orElse(before.lang());
      return Optional.of(
          new Preferences(
              lang,
              frequency(request, before),
              at.isEmpty() ? before.at() : LocalTime.parse(at),
              zone.isEmpty() ? before.zone() : ZoneId.of(zone),
              Fields.isChecked(request, "only-misleading"),
              Fields.isChecked(request, "when-quiet"),
              known(request, "claim", claims()),
              known(request, "outlet", outlets()),
              atOnce(request),
              days));
    } catch (DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Frequency frequency(Context request, Preferences before) {
    String word = Fields.line(request, "frequency");
    return word.isEmpty() ? before.frequency() : Frequency.of(word);
  }

  /** All claims, or those ticked one by one. */
  private List<String> atOnce(Context request) {
    return Fields.isChecked(request, "at-once")
        ? List.of(Preferences.EVERY_CLAIM)
        : known(request, "at-once-claim", claims());
  }

  private Set<String> claims() {
    return store.claims().all().stream().map(ClaimRecord::id).collect(Collectors.toSet());
  }

  private Set<String> outlets() {
    return store.articles().outlets().stream().map(OutletRow::slug).collect(Collectors.toSet());
  }

  private static List<String> known(Context request, String field, Set<String> all) {
    return request.formParams(field).stream().filter(all::contains).distinct().toList();
  }

  /** Until when to pause: the beginning of a day to come in {@code zone}; null for not at all. */
  @Nullable Instant pause(Context request, ZoneId zone, Instant now) {
    try {
      String day = Fields.line(request, "pause");
      Instant until = day.isEmpty() ? now : LocalDate.parse(day).atStartOfDay(zone).toInstant();
      return until.isAfter(now) ? until : null;
    } catch (DateTimeException _) {
      return null;
    }
  }
}
