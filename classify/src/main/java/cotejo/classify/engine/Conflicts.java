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
   * Reads a rumour told before its debunking: where the headline denies a claim, what the body says
   * of it before its next denial is what is being denied.
   *
   * @param body UTF-16 index at which the body begins
   */
  static List<Mention> debunked(List<Mention> mentions, int body) {
    List<Mention> out = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      boolean told = mention.stance() == Stance.ASSERTS_FALSE && mention.start() >= body;
      boolean corrected =
          told
              && mentions.stream().anyMatch(m -> m.start() < body && denies(m, mention))
              && mentions.subList(i + 1, mentions.size()).stream()
                  .filter(m -> m.claim().equals(mention.claim()))
                  .findFirst()
                  .filter(m -> denies(m, mention))
                  .isPresent();
      out.add(corrected ? mention.as(Stance.DENIES_FALSE) : mention);
    }
    return out;
  }

  private static boolean denies(Mention mention, Mention what) {
    return mention.stance() == Stance.DENIES_FALSE && mention.claim().equals(what.claim());
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
