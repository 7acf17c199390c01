package cotejo.classify.stance;

import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import cotejo.classify.rules.Form;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether somebody else says what was found, and whether the text takes his side. */
final class Attribution {
  private static final int REPORT_REACH = 32;
  private static final Set<String> TEMPORAL =
      Words.set(
          "since when after before until once while desde cuando tras despues mientras antes");

  private Attribution() {}

  /** Whether the text takes the speaker's side: "rightly", "tiene razón". */
  static boolean endorsed(Sighting s) {
    if (s.first(Cue.ENDORSE)) {
      return true;
    }
    int next = s.index() + 1;
    if (next < s.text().size() && !ofItsOwn(s, next)) {
      for (Span span : s.cuesIn(next, Cue.ENDORSE)) {
        if (span.from() - s.text().sentence(next).from() <= 4) {
          s.noteBack(Cue.ENDORSE, span);
          return true;
        }
      }
    }
    return false;
  }

  /** "As X rightly said, ..." takes X's side in what follows it there, not in what went before. */
  private static boolean ofItsOwn(Sighting s, int sentence) {
    int i = s.text().sentence(sentence).from();
    while (i + 1 < s.text().sentence(sentence).to() && !s.text().token(i).isWord()) {
      i++;
    }
    return List.of("as", "como", "tal").contains(s.word(i));
  }

  /** Whether it is reported and left open. */
  static boolean open(Sighting s, Form form) {
    Span factive = factive(s);
    Span open = report(s);
    if (factive != null && (open == null || sourced(s, open, factive))) {
      s.note(Cue.FACTIVE, factive, Reach.sentenceEnd(s.text(), s.sentence(), factive));
      return false;
    }
    if (open != null) {
      if (open.to() <= s.head()) {
        s.note(Cue.OPEN, open, Reach.sentenceEnd(s.text(), s.sentence(), open));
      } else {
        s.noteBack(Cue.OPEN, open);
      }
      return true;
    }
    return form == Form.MISCONCEPTION && (s.text().quoted(s.head()) || named(s));
  }

  /** "según documentos obtenidos": the evidence is the text's own. */
  private static boolean sourced(Sighting s, Span open, Span factive) {
    return factive.from() >= open.to()
        && factive.from() - open.to() <= 2
        && List.of("segun", "according", "de").contains(s.word(open.from()));
  }

  private static @Nullable Span factive(Sighting s) {
    for (Span factive : s.cues(Cue.FACTIVE)) {
      if (Reach.rest(s.text(), s.sentence(), factive, s.head()) && !shouted(s, factive)) {
        return factive;
      }
    }
    return null;
  }

  /** "EXPOSED", "REVEALED:" over a story is a shout and grants nothing. */
  private static boolean shouted(Sighting s, Span factive) {
    String raw = s.text().words(factive.from(), factive.to());
    boolean capitals = raw.length() > 3 && raw.equals(raw.toUpperCase(Locale.ROOT));
    boolean label = factive.to() < s.sentence().to() && s.word(factive.to()).equals(":");
    return capitals || (label && factive.from() - s.sentence().from() <= 1);
  }

  private static @Nullable Span report(Sighting s) {
    for (Span cue : s.cues(Cue.OPEN)) {
      boolean before =
          s.head() - cue.to() <= REPORT_REACH && Reach.rest(s.text(), s.sentence(), cue, s.head());
      if (before || setOff(s, cue)) {
        return cue;
      }
    }
    for (Span cue : s.cues(Cue.OPEN_AFTER)) {
      if (setOff(s, cue)) {
        return cue;
      }
    }
    return null;
  }

  private static boolean setOff(Sighting s, Span cue) {
    return (follows(s, cue) || parenthesis(s, cue)) && !granted(s, cue);
  }

  /**
   * "Since the Americans opened their base, they say, ...": what they say is what follows; that it
   * was opened is taken for granted.
   */
  private static boolean granted(Sighting s, Span cue) {
    Sentence sentence = s.sentence();
    return cue.from() >= s.found().to()
        && TEMPORAL.contains(s.word(first(s)))
        && Reach.inOpening(s.text(), sentence, s.found().to());
  }

  private static int first(Sighting s) {
    int i = s.sentence().from();
    while (i < s.found().from() && !s.text().token(i).isWord()) {
      i++;
    }
    return i;
  }

  /** "The drones, he charged, had blown up a laboratory". */
  private static boolean parenthesis(Sighting s, Span cue) {
    return comma(s, cue.from() - 1, -1, 5) && comma(s, cue.to(), 1, 7);
  }

  private static boolean comma(Sighting s, int from, int step, int most) {
    Sentence sentence = s.sentence();
    for (int i = from, n = 0; n < most && i >= sentence.from() && i < sentence.to(); n++) {
      Token.Kind kind = s.text().token(i).kind();
      if (kind == Token.Kind.COMMA || kind == Token.Kind.BREAK) {
        return !List.of("that", "que", "which", "who").contains(s.word(i + 1)) || step > 0;
      }
      i += step;
    }
    return false;
  }

  /** "..., the senator said": a report verb after the words it reports, set off by a mark. */
  private static boolean follows(Sighting s, Span cue) {
    if (cue.from() < s.found().to()) {
      return false;
    }
    boolean marked = false;
    for (int i = s.found().to(); i < cue.from(); i++) {
      Token.Kind kind = s.text().token(i).kind();
      marked |= kind == Token.Kind.COMMA || kind == Token.Kind.QUOTE || kind == Token.Kind.BREAK;
    }
    boolean goesOn =
        cue.to() < s.sentence().to() && List.of("that", "que").contains(s.word(cue.to()));
    return (marked && !goesOn) || List.of("segun", "according").contains(s.word(cue.from()));
  }

  /** A headline that ends in a colon and a name: "..., no una base: Sheinbaum". */
  private static boolean named(Sighting s) {
    if (!s.sentence().headline()) {
      return false;
    }
    int last = s.sentence().to() - 1;
    for (int i = last; i > last - 4 && i > s.found().to(); i--) {
      if (s.word(i).equals(":")) {
        return s.text().token(i + 1).capital();
      }
    }
    return false;
  }
}
