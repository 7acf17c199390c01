package cotejo.alert.digest;

import cotejo.alert.store.Store;
import cotejo.events.Digest;
import cotejo.events.Label;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts editions from the store and keeps them. */
public final class Editions {
  private static final int DAYS = 14;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private static final String WINDOW = "window-";

  private final Store store;
  private final ZoneId zone;
  private final Spreading.Threshold threshold;

  /**
   * @param zone in which days are counted
   * @param threshold what counts as spreading
   */
  public Editions(Store store, ZoneId zone, Spreading.Threshold threshold) {
    this.store = store;
    this.zone = zone;
    this.threshold = threshold;
  }

  /** A moment as it stands in ids. */
  public static String stamp(Instant moment) {
    return STAMP.format(moment);
  }

  /** The id of the edition that covers [from, to) for those who read at other hours. */
  public static String idOf(Instant from, Instant to) {
    return WINDOW + from.toEpochMilli() + "-" + to.toEpochMilli();
  }

  /**
   * The edition with this id; cut and kept when it is not there yet.
   *
   * @param listed whether it stands in the public archive
   * @param dueAt when it should have been cut; null when that is now
   */
  public Digest edition(
      String id, Instant from, Instant to, boolean listed, Instant now, @Nullable Instant dueAt) {
    Optional<Digest> there = store.editions().find(id);
    if (there.isPresent()) {
      return there.get();
    }
    Digest digest = cut(id, from, to, now, dueAt);
    store.database().change(handle -> store.editions().keep(handle, digest, listed));
    return store.editions().find(id).orElse(digest);
  }

  /**
   * The edition with this id. One whose id is a window's is cut when it is not there yet: nothing
   * can have changed in a window that is closed.
   */
  public Optional<Digest> find(String id, Instant now) {
    Optional<Digest> there = store.editions().find(id);
    if (there.isPresent() || !id.startsWith(WINDOW)) {
      return there;
    }
    String[] ends = id.substring(WINDOW.length()).split("-", 2);
    return Optional.of(
        edition(
            id,
            Instant.ofEpochMilli(Long.parseLong(ends[0])),
            Instant.ofEpochMilli(Long.parseLong(ends[1])),
            false,
            now,
            null));
  }

  /** What an edition of [from, to) says; nothing is kept. */
  public Digest cut(String id, Instant from, Instant to, Instant now, @Nullable Instant dueAt) {
    return DigestCutter.cut(
        new DigestCutter.Window(id, from, to, now, dueAt),
        store.verdicts().window(from, to),
        Spreading.find(
            store.verdicts().seenSince(to.minus(threshold.within()), Label.MISLEADING.word()),
            threshold,
            to),
        days(to));
  }

  private List<Digest.Day> days(Instant to) {
    LocalDate last = to.minusMillis(1).atZone(zone).toLocalDate();
    List<Digest.Day> days = new ArrayList<>();
    for (LocalDate day = last.minusDays(DAYS - 1); !day.isAfter(last); day = day.plusDays(1)) {
      Map<Label, Integer> counts =
          store
              .articles()
              .counts(
                  day.atStartOfDay(zone).toInstant(),
                  day.plusDays(1).atStartOfDay(zone).toInstant());
      days.add(
          new Digest.Day(
              day,
              counts.getOrDefault(Label.MISLEADING, 0),
              counts.getOrDefault(Label.ACCURATE, 0),
              counts.getOrDefault(Label.UNVERIFIED, 0)));
    }
    return days;
  }
}
