package cotejo.classify.engine;

import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.rules.Claim;
import cotejo.classify.rules.Rulebook;
import cotejo.events.Stance;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settles what several rules of one claim found in one sentence. "Not captured in Sinaloa but
 * arrested in El Paso" corrects; it does not also assert.
 */
final class Conflicts {
  private static final Set<Stance> OPEN =
      EnumSet.of(Stance.ATTRIBUTES_FALSE, Stance.HYPOTHETICAL, Stance.QUESTION, Stance.HISTORICAL);

  private Conflicts() {}

  static List<Mention> settle(List<Mention> mentions) {
    if (mentions.size() < 2) {
      return mentions;
    }
    List<Mention> out = new ArrayList<>();
    for (Mention mention : mentions) {
      Set<Stance> others = EnumSet.noneOf(Stance.class);
      for (Mention other : mentions) {
        if (other.claim().equals(mention.claim())) {
          others.add(other.stance());
        }
      }
      others.remove(mention.stance());
      if (stands(mention, others)) {
        out.add(mention);
      }
    }
    return out;
  }

  /** Leaves out a mention of a claim when the sentence is rather about another. */
  static List<Mention> giveWay(List<Mention> mentions, Rulebook rulebook) {
    if (mentions.size() < 2) {
      return mentions;
    }
    Set<String> claims = mentions.stream().map(Mention::claim).collect(Collectors.toSet());
    return mentions.stream()
        .filter(
            m -> {
              Claim claim = rulebook.claim(m.claim());
              return claim == null || claim.yieldsTo().stream().noneMatch(claims::contains);
            })
        .toList();
  }

  /**
   * Settles a claim over the whole text: once it is asserted or denied, that somebody also said it,
   * asked it or supposed it is no news of its own.
   */
  static List<Mention> acrossText(List<Mention> mentions) {
    if (mentions.size() < 2) {
      return mentions;
    }
    Map<String, Set<Stance>> byClaim = new HashMap<>();
    for (Mention mention : mentions) {
      byClaim
          .computeIfAbsent(mention.claim(), c -> EnumSet.noneOf(Stance.class))
          .add(mention.stance());
    }
    return mentions.stream()
        .filter(m -> !OPEN.contains(m.stance()) || OPEN.containsAll(stances(byClaim, m)))
        .toList();
  }

  private static Set<Stance> stances(Map<String, Set<Stance>> byClaim, Mention mention) {
    return byClaim.getOrDefault(mention.claim(), Set.of());
  }

  private static boolean stands(Mention mention, Set<Stance> others) {
    return switch (mention.stance()) {
      case ASSERTS_FALSE ->
          !others.contains(Stance.DENIES_FALSE)
              && !(mention.fromRecord() && others.contains(Stance.ASSERTS_TRUE));
      case HYPOTHETICAL, ATTRIBUTES_FALSE, QUESTION, HISTORICAL ->
          !others.contains(Stance.ASSERTS_TRUE)
              && !others.contains(Stance.DENIES_FALSE)
              && !others.contains(Stance.ASSERTS_FALSE);
      case DENIES_FALSE -> true;
      case ASSERTS_TRUE -> true;
    };
  }
}
