package cotejo.classify.engine;

import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import cotejo.classify.rules.Case;
import cotejo.classify.rules.Slot;
import cotejo.classify.rules.Slot.Role;
import cotejo.classify.stance.Found;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills the slots of a case from the spans of a sentence and from the story before it. */
final class Filling {
  /** The outcome for one case; on failure the slot that could not be filled. */
  sealed interface Outcome {
    record Filled(Found found) implements Outcome {}

    record Missing(Slot slot, String why) implements Outcome {}

    record Excepted(String concept) implements Outcome {}
  }

  /** How many tokens before and after what was found an exception still counts. */
  private static final int AROUND = 5;

  private final Tagged tagged;
  private final Story story;
  private final Agency agency;

  Filling(Tagged tagged, Story story) {
    this.tagged = tagged;
    this.story = story;
    this.agency = new Agency(tagged);
  }

  Outcome fill(int sentence, Case one) {
    int subject = one.unlessAbout().isEmpty() ? -1 : story.named(sentence, one.unlessAbout());
    if (subject >= 0) {
      return new Outcome.Excepted(tagged.concepts().name(subject));
    }
    List<Slot> here = new ArrayList<>();
    for (Slot slot : one.slots()) {
      boolean absent = slot.role() == Role.WHERE && spans(sentence, slot).isEmpty();
      if (!slot.fromStory() && !absent) {
        here.add(slot);
      } else if (!story.fills(sentence, slot)) {
        return new Outcome.Missing(slot, "the story so far does not name it");
      }
    }
    Slot pivot = here.stream().filter(s -> s.role() == Role.DOES).findFirst().orElse(here.get(0));
    List<Span> starts = spans(sentence, pivot);
    if (starts.isEmpty()) {
      return new Outcome.Missing(pivot, "not in the sentence");
    }
    @Nullable Found best = null;
    Outcome why = new Outcome.Missing(pivot, "not in the sentence");
    for (Span start : starts) {
      Outcome outcome = around(sentence, one, here, pivot, start);
      switch (outcome) {
        case Outcome.Filled(Found found) -> {
          if (best == null || found.to() - found.from() < best.to() - best.from()) {
            best = found;
          }
        }
        case Outcome.Missing missing -> why = missing;
        case Outcome.Excepted excepted -> why = excepted;
      }
    }
    return best == null ? why : new Outcome.Filled(best);
  }

  private Outcome around(int sentence, Case one, List<Slot> here, Slot pivot, Span start) {
    List<Span> chosen = new ArrayList<>();
    int last = -1;
    for (Slot slot : here) {
      Span span = slot.equals(pivot) ? start : nearest(sentence, slot, start, chosen, one, last);
      if (span == null) {
        boolean there = !spans(sentence, slot).isEmpty();
        return new Outcome.Missing(
            slot, there ? "in the sentence, but not in this part" : "not in the sentence");
      }
      if (one.inOrder() && span.from() < last) {
        return new Outcome.Missing(slot, "not in this order");
      }
      last = span.from();
      chosen.add(span);
    }
    int from = chosen.stream().mapToInt(Span::from).min().orElse(0);
    int to = chosen.stream().mapToInt(Span::to).max().orElse(0);
    if (to - from > one.within() + 4) {
      return new Outcome.Missing(pivot, "the words stand too far apart");
    }
    Span exception = exception(sentence, one, from - AROUND, to + AROUND);
    if (exception != null) {
      return new Outcome.Excepted(tagged.concepts().name(exception.concept()));
    }
    return new Outcome.Filled(new Found(start.from(), chosen, from, to));
  }

  /** An exception counts only near what was found: another clause may speak of another place. */
  private @Nullable Span exception(int sentence, Case one, int from, int to) {
    if (one.unless().intersects(tagged.present(sentence))) {
      for (Span span : tagged.spans(sentence)) {
        if (one.unless().get(span.concept()) && span.to() > from && span.from() < to) {
          return span;
        }
      }
    }
    return null;
  }

  private @Nullable Span nearest(
      int sentence, Slot slot, Span pivot, List<Span> chosen, Case one, int last) {
    Span best = null;
    int least = Integer.MAX_VALUE;
    for (Span span : spans(sentence, slot)) {
      boolean taken = overlaps(span, pivot) || chosen.stream().anyMatch(c -> overlaps(c, span));
      if (taken || (one.inOrder() && span.from() < last)) {
        continue;
      }
      if (slot.role() == Role.WHO && !agency.acts(sentence, span, pivot)) {
        continue;
      }
      int distance =
          span.to() <= pivot.from() ? pivot.from() - span.to() : span.from() - pivot.to();
      if (distance < least && distance <= one.within()) {
        least = distance;
        best = span;
      }
    }
    return best;
  }

  private static boolean overlaps(Span a, Span b) {
    return a.from() < b.to() && b.from() < a.to();
  }

  private List<Span> spans(int sentence, Slot slot) {
    List<Span> out = new ArrayList<>();
    for (Span span : tagged.spans(sentence)) {
      if (slot.concepts().get(span.concept()) && slot.range().holds(span.value())) {
        out.add(span);
      }
    }
    return out;
  }
}
