package cotejo.standalone.newsroom;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an outlet shows at a moment: same outlet, start, timeline and moment, same edition.
 *
 * @param articles newest first
 */
record Edition(Outlet outlet, List<Printed> articles) {

  /**
   * An article as it stands at that moment.
   *
   * @param text with the edit, if that has come
   * @param published UTC, whole seconds
   * @param changed UTC, whole seconds; the same as published until the edit
   */
  record Printed(Outlet outlet, Story story, Story.Text text, Instant published, Instant changed) {
    String path() {
      return outlet.pathOf(story);
    }

    boolean edited() {
      return changed.isAfter(published);
    }
  }

  static Edition at(Instant now, Outlet outlet, Instant start, Timeline timeline) {
    List<Printed> out = new ArrayList<>();
    for (Story story : outlet.stories()) {
      Instant published =
          switch (story.due()) {
            case Story.Due.Before(var age) -> start.minus(age);
            case Story.Due.OnTurn(var turn) -> start.plus(timeline.offset(turn));
          };
      if (published.isAfter(now)) {
        continue;
      }
      Story.Edit edit = story.edit();
      Instant edited = edit == null ? Instant.MAX : start.plus(timeline.offset(edit.turn()));
      boolean isEdited = edit != null && !edited.isAfter(now);
      out.add(
          new Printed(
              outlet,
              story,
              edit != null && isEdited ? edit.text() : story.text(),
              published.truncatedTo(ChronoUnit.SECONDS),
              (isEdited ? edited : published).truncatedTo(ChronoUnit.SECONDS)));
    }
    out.sort(Comparator.comparing(Printed::published).reversed());
    return new Edition(outlet, List.copyOf(out));
  }

  Optional<Printed> find(String path) {
    return articles.stream().filter(article -> article.path().equals(path)).findFirst();
  }

  /** When anything last came or changed; the epoch while there is nothing. */
  Instant changed() {
    return articles.stream()
        .map(Printed::changed)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  List<Printed> newest(int count) {
    return articles.stream().limit(count).toList();
  }

  List<Printed> of(String section) {
    return articles.stream().filter(a -> a.story().section().equals(section)).toList();
  }

  /** Others of the same section first, then what else is new. */
  List<Printed> beside(Printed article, int count) {
    return articles.stream()
        .filter(other -> !other.path().equals(article.path()))
        .sorted(
            Comparator.comparing(
                other -> !other.story().section().equals(article.story().section())))
        .limit(count)
        .toList();
  }
}
