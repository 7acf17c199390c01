package cotejo.classify.stance;

import cotejo.classify.reading.Lang;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import java.util.List;
import java.util.Set;

/**
 * What a negation leaves alone although it stands in its clause: what a relative clause before the
 * verb denies, what is told of another time, and what is taken for granted.
 */
final class Scope {
  private static final Set<String> WHO =
      Words.set("who whom whose which where quien quienes donde cuyo cuya cuyos cuyas");

  private static final Set<String> THAT = Words.set("that que");

  /** Words with which a main verb takes up the sentence again after a relative clause. */
  private static final Set<String> RESUMING =
      Words.set(
          """
          is are was were has have had es son esta estan fue fueron ha han
          """);

  private static final Set<String> WHEN = Words.set("when cuando since desde");

  private static final Set<String> DEFINITE =
      Words.set("the its their his her our this that these el la los las su sus esa ese esta este");

  private static final Set<String> KNOWN = Words.set("the el la los las al del");

  private static final Set<String> EXISTING =
      Words.set(
          "there exist exists existed is was are were hay hubo habia existe existen es fue true so");

  /** Beginnings of verbs that say what people make of a thing, not whether there is one. */
  private static final List<String> REGARD =
      List.of(
          "talk",
          "speak",
          "spoke",
          "like",
          "visit",
          "happy",
          "mention",
          "complain",
          "protest",
          "mind",
          "discuss",
          "notic",
          "object",
          "worr",
          "welcom",
          "enjoy",
          "see",
          "trust",
          "habla",
          "gust",
          "mencion",
          "quej",
          "molest",
          "import",
          "preocup",
          "content",
          "confi",
          "fian");

  private static final List<Cue> SPEECH = List.of(Cue.OPEN, Cue.FACTIVE, Cue.DENIAL, Cue.ASKS);

  private Scope() {}

  /** Whether a negation that stands in the clause of what was found does not negate it. */
  static boolean spares(Sighting s, Span cue) {
    return cue.to() < s.found().to()
        && (resumed(s, cue)
            || otherTime(s, cue)
            || granted(s, cue)
            || lacking(s, cue)
            || ofKnown(s, cue));
  }

  /**
   * "A senator who asked not to be named said ...", "troops that never leave are stationed ...".
   */
  static boolean resumed(Sighting s, Span cue) {
    boolean inside =
        s.found().filled().stream().anyMatch(f -> f.from() >= cue.to() && f.from() - cue.to() < 2);
    if (inside || !relative(s, cue)) {
      return false;
    }
    for (int i = cue.to() + 1; i < Math.max(s.head() + 1, s.found().to()); i++) {
      int at = i;
      boolean verb = RESUMING.contains(s.word(i)) && i > cue.to() + 1;
      boolean speech =
          List.of(Cue.OPEN, Cue.FACTIVE).stream()
              .anyMatch(c -> s.cues(c).stream().anyMatch(x -> x.from() == at));
      if (verb || speech) {
        return true;
      }
    }
    return false;
  }

  private static boolean relative(Sighting s, Span cue) {
    for (int i = cue.from() - 1; i > s.sentence().from() && i >= cue.from() - 3; i--) {
      String word = s.word(i);
      if (!s.text().token(i).isWord()) {
        return false;
      }
      if (WHO.contains(word)) {
        return true;
      }
      if (THAT.contains(word)) {
        return !afterSpeech(s, i);
      }
    }
    return false;
  }

  /** "soldados que no hablan ...": who they are, not what is said of them. */
  static boolean relativeNo(Sighting s, Span cue) {
    return s.word(cue.from()).equals("que") && !afterSpeech(s, cue.from());
  }

  /** "dijo que no": the word opens what is said, and no relative clause. */
  private static boolean afterSpeech(Sighting s, int that) {
    return SPEECH.stream()
        .anyMatch(c -> s.cues(c).stream().anyMatch(x -> x.to() >= that && x.from() < that));
  }

  /** "Nobody protested when the base opened". */
  private static boolean otherTime(Sighting s, Span cue) {
    for (int i = cue.to() + 1; i < s.head(); i++) {
      if (WHEN.contains(s.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** "The mayor does not like the base". */
  private static boolean granted(Sighting s, Span cue) {
    for (int i = cue.to(); i < s.head(); i++) {
      String word = s.word(i);
      if (REGARD.stream().anyMatch(word::startsWith)) {
        return definite(s, i + 1);
      }
    }
    return false;
  }

  private static boolean definite(Sighting s, int from) {
    int first =
        s.found().filled().stream()
            .mapToInt(Span::from)
            .filter(f -> f >= from)
            .min()
            .orElse(s.head());
    for (int i = Math.max(from, first - 3); i <= first; i++) {
      if (DEFINITE.contains(s.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** "They have not paid for the oven that the commando knocked down": the deed is known. */
  private static boolean ofKnown(Sighting s, Span cue) {
    if (cue.to() < s.found().from() && List.of("en", "in", "of").contains(s.word(cue.to()))) {
      return false;
    }
    for (int i = cue.to() + 2; i < s.found().from(); i++) {
      boolean relative = THAT.contains(s.word(i)) || WHO.contains(s.word(i));
      if (relative && !afterSpeech(s, i)) {
        return definiteBefore(s, cue.to(), i);
      }
    }
    return false;
  }

  /** Whether a definite noun stands right before a relative word, and nothing is said to exist. */
  private static boolean definiteBefore(Sighting s, int from, int relative) {
    boolean known = false;
    for (int i = from; i < relative; i++) {
      if (EXISTING.contains(s.word(i))) {
        return false;
      }
      known |= relative - i <= 4 && KNOWN.contains(s.word(i)) && i + 1 < relative;
    }
    return known;
  }

  /** "Without the base the town would be poor": it has one. */
  private static boolean lacking(Sighting s, Span cue) {
    boolean opens = cue.from() == s.sentence().from();
    boolean english = s.sentence().lang() == Lang.EN;
    return opens
        && s.word(cue.from()).equals(english ? "without" : "sin")
        && s.text().token(cue.to()).kind() == Token.Kind.WORD
        && DEFINITE.contains(s.word(cue.to()))
        && s.found().from() - cue.to() <= 2;
  }
}
