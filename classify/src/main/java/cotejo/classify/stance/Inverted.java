package cotejo.classify.stance;

import cotejo.classify.reading.Lang;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Text;
import cotejo.classify.reading.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions without "if": "Were Mexico to join", "Had the US opened", "De unirse México", "De
 * haber una base".
 */
final class Inverted {
  private static final int TO_WITHIN = 8;

  private Inverted() {}

  /** The words that open such a condition over what was found; null when none does. */
  static @Nullable Span condition(Sighting s) {
    if (s.sentence().question()) {
      return null;
    }
    for (int i = s.sentence().from(); i < s.found().to() && i <= s.head(); i++) {
      boolean starts = i == s.sentence().from() || !s.text().token(i - 1).isWord();
      boolean opens =
          s.sentence().lang() == Lang.EN ? english(s, i) : spanish(s.text(), i, s.sentence().to());
      if (starts && opens) {
        var cue = new Span(0, i, i + 1, Double.NaN);
        return Reach.rest(s.text(), s.sentence(), cue, s.head()) ? cue : null;
      }
    }
    return null;
  }

  private static boolean english(Sighting s, int at) {
    if (!s.text().token(at).capital() && at == s.sentence().from()) {
      return false;
    }
    return switch (s.word(at)) {
      case "were" -> soonTo(s, at);
      case "had", "should" -> at == s.sentence().from() && laterComma(s, at);
      default -> false;
    };
  }

  private static boolean soonTo(Sighting s, int at) {
    for (int i = at + 1; i < Math.min(s.sentence().to(), at + TO_WITHIN); i++) {
      if (s.word(i).equals("to")) {
        return true;
      }
    }
    return false;
  }

  private static boolean laterComma(Sighting s, int at) {
    for (int i = at + 2; i < s.sentence().to(); i++) {
      if (s.text().token(i).kind() == Token.Kind.COMMA) {
        return true;
      }
    }
    return false;
  }

  /** "De unirse", "de haber"; not "de acuerdo", "de ayer". */
  private static boolean spanish(Text text, int at, int to) {
    if (!text.token(at).word().equals("de") || at + 1 >= to) {
      return false;
    }
    String next = text.token(at + 1).word();
    boolean infinitive =
        List.of("ar", "er", "ir", "arse", "erse", "irse").stream().anyMatch(next::endsWith);
    return infinitive && next.length() > 3 && !List.of("ayer", "mujer", "taller").contains(next);
  }
}
