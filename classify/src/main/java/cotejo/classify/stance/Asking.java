package cotejo.classify.stance;

import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Text;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what was found is asked, and how the text answers. */
final class Asking {
  /** What a question does with what is asked. */
  enum Asked {
    NO,
    LEFT_OPEN,
    SUPPOSED,
    DENIED,
    GRANTED
  }

  /** What begins an indirect question, when a word of asking or knowing stands before it. */
  private static final Set<String> LINKS = Words.set("whether if si");

  private static final List<String> ASKING =
      List.of(
          "ask",
          "wonder",
          "know",
          "knew",
          "clear",
          "unclear",
          "doubt",
          "question",
          "tell",
          "pregunt",
          "cuestion",
          "inquir",
          "sab",
          "supo",
          "claro",
          "duda",
          "averigu",
          "decir");

  /** "I would like to know if you will" asks for a thing and states nothing. */
  private static final Set<String> WILL = Words.set("you usted ustedes");

  private static final Set<String> NO =
      Words.set(
          """
          no not none never nope nobody nothing neither nor ninguno ninguna nunca jamas nadie nada
          tampoco ni
          """);

  /** Beginnings of words with which an answer leaves open what was asked. */
  private static final List<String> UNKNOWN =
      List.of(
          "know",
          "knew",
          "say",
          "said",
          "tell",
          "told",
          "comment",
          "sure",
          "clear",
          "answer",
          "decid",
          "confirm",
          "sab",
          "sup",
          "dij",
          "dic",
          "quis",
          "respond",
          "respuesta",
          "clar",
          "contest",
          "olvid",
          "forget",
          "solo",
          "only",
          "doubt",
          "duda",
          "surpris");

  private Asking() {}

  static Asked of(Sighting s) {
    Span told = indirect(s);
    if (told != null) {
      s.note(Cue.ASKS, told, Reach.sentenceEnd(s.text(), s.sentence(), told));
      return deniedInside(s, told) ? Asked.DENIED : answered(s);
    }
    if (!s.sentence().question() || beforeIt(s)) {
      return Asked.NO;
    }
    if (s.first(Cue.RHETORICAL) || s.first(Cue.PRESUPPOSE)) {
      return Asked.NO;
    }
    return condition(s) ? Asked.SUPPOSED : answered(s);
  }

  /** "asked whether", "quiso saber si", "no está claro si": a question told. */
  private static @Nullable Span indirect(Sighting s) {
    for (Span cue : s.cues(Cue.ASKS)) {
      if (Reach.rest(s.text(), s.sentence(), cue, s.head())) {
        return cue;
      }
    }
    for (int i = s.sentence().from(); i < s.found().from(); i++) {
      if (LINKS.contains(s.word(i)) && asksBefore(s, i)) {
        var cue = new Span(0, i, i + 1, Double.NaN);
        if (Reach.rest(s.text(), s.sentence(), cue, s.head())) {
          return cue;
        }
      }
    }
    return null;
  }

  /** "The senator asked the minister whether", "nadie supo decirme si". */
  private static boolean asksBefore(Sighting s, int link) {
    for (int i = link - 1; i >= Math.max(s.sentence().from(), link - 6); i--) {
      Token token = s.text().token(i);
      if (!token.isWord()) {
        return false;
      }
      if (ASKING.stream().anyMatch(token.word()::startsWith)) {
        return !WILL.contains(s.word(link + 1));
      }
    }
    return false;
  }

  /** "Asked whether P, the minister said no", "answered no when asked whether P". */
  private static boolean deniedInside(Sighting s, Span cue) {
    boolean before =
        s.sentence().from() + 1 < cue.from()
            && s.word(cue.from() - 1).matches("when|cuando|al")
            && s.word(cue.from() - 2).equals("no");
    int from = s.found().to();
    for (int i = from; i < s.sentence().to() && !before; i++) {
      Token.Kind kind = s.text().token(i).kind();
      boolean starts =
          kind == Token.Kind.COMMA || kind == Token.Kind.BREAK || kind == Token.Kind.QUOTE;
      boolean link = List.of("and", "y", "e").contains(s.word(i));
      if (starts || link) {
        before = Reply.denialEnd(s.text(), i + 1, s.sentence().to()) >= 0;
      }
    }
    if (before) {
      s.note(Cue.CORRECTION, cue, s.found().from(), s.sentence().to());
    }
    return before;
  }

  /** Whether the found words all stand before the mark that opens a Spanish question. */
  private static boolean beforeIt(Sighting s) {
    for (int i = s.found().to(); i < s.sentence().to(); i++) {
      if (s.word(i).equals("\u00bf")) {
        return true;
      }
    }
    return false;
  }

  /** "If the US were to seize a beach, would anyone notice?" supposes rather than asks. */
  private static boolean condition(Sighting s) {
    for (Span cue : s.cues(Cue.IF)) {
      if (whatIf(s, cue)) {
        s.note(Cue.IF, cue, s.sentence().to());
        return true;
      }
      boolean comma = false;
      for (int i = s.found().to(); i < s.sentence().to(); i++) {
        comma |= s.text().token(i).kind() == Token.Kind.COMMA;
      }
      if (comma && cue.to() <= s.head() && cue.from() - s.sentence().from() <= 2) {
        s.note(Cue.IF, cue, s.sentence().to());
        return true;
      }
    }
    return false;
  }

  /** "What if ...?", "¿Y si ...?". */
  private static boolean whatIf(Sighting s, Span cue) {
    String before = cue.from() > s.sentence().from() ? s.word(cue.from() - 1) : "";
    boolean opens = s.word(cue.from()).equals("what") || before.matches("what|y");
    return opens && cue.to() <= s.head() && cue.to() - Reply.content(s.text(), s.sentence()) <= 3;
  }

  private static Asked answered(Sighting s) {
    int next = Reply.after(s.text(), s.index());
    if (next < 0) {
      return Asked.LEFT_OPEN;
    }
    Sentence sentence = s.text().sentence(next);
    int end = Reply.denialEnd(s.text(), sentence.from(), sentence.to());
    if (end >= 0 || negative(s.text(), sentence)) {
      answer(s, Cue.CORRECTION, sentence, end);
      return Asked.DENIED;
    }
    end = Reply.assentEnd(s.text(), sentence);
    if (end >= 0) {
      answer(s, Cue.ENDORSE, sentence, end);
      return Asked.GRANTED;
    }
    return Asked.LEFT_OPEN;
  }

  private static void answer(Sighting s, Cue cue, Sentence sentence, int end) {
    var span = new Span(0, sentence.from(), Math.max(end, sentence.from() + 1), Double.NaN);
    s.note(cue, span, s.found().from(), s.sentence().to());
  }

  /** "Nobody went in, Kyle.", "No bajaron tropas.": an answer that begins with its negation. */
  private static boolean negative(Text text, Sentence sentence) {
    int i = Reply.content(text, sentence);
    if (i >= sentence.to() || !NO.contains(text.token(i).word()) || sentence.question()) {
      return false;
    }
    for (int j = i + 1; j < Math.min(sentence.to(), i + 7); j++) {
      String word = text.token(j).word();
      boolean know = text.words(j, j + 1).equals("s\u00e9");
      if (know || UNKNOWN.stream().anyMatch(word::startsWith)) {
        return false;
      }
    }
    return true;
  }
}
