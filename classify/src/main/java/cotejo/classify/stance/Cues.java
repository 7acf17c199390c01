package cotejo.classify.stance;

import cotejo.classify.reading.Concepts;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds cues in a sentence. */
final class Cues {
  private final Map<Cue, Integer> concepts = new EnumMap<>(Cue.class);

  Cues(Concepts all) {
    for (Cue cue : Cue.values()) {
      Integer number = all.find(cue.concept());
      concepts.put(cue, number == null ? -1 : number);
    }
  }

  List<Span> find(Tagged tagged, int sentence, Cue cue) {
    int concept = concepts.getOrDefault(cue, -1);
    if (concept < 0 || !tagged.has(sentence, concept)) {
      return List.of();
    }
    List<Span> out = new ArrayList<>();
    for (Span span : tagged.spans(sentence)) {
      if (span.concept() == concept) {
        out.add(span);
      }
    }
    return out;
  }

  boolean any(Tagged tagged, int sentence, Cue cue) {
    int concept = concepts.getOrDefault(cue, -1);
    return concept >= 0 && tagged.has(sentence, concept);
  }
}
