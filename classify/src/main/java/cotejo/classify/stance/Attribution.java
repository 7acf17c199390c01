package cotejo.classify.stance;

import cotejo.classify.reading.Span;
import cotejo.classify.reading.Words;
import cotejo.classify.rules.Form;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether somebody else says what was found, and whether the text takes his side. */
final class Attribution {
  private static final Set<String> LAW =
      Words.set(
          """
          law constitution treaty statute decree code article gazette
          ley constitucion tratado decreto codigo articulo reglamento
          """);

  /** Those whom a headline names beside a colon. */
  private static final Set<String> SPEAKERS =
      Words.set(
          """
          mayor governor senator deputy minister secretary president ambassador general expert
          experts analyst analysts spokesman spokeswoman lawmaker lawmakers official officials
          sheinbaum trump opposition activists residents
          alcalde alcaldesa gobernador gobernadora senador senadora diputado diputada secretario
          secretaria presidente presidenta embajador embajadora experto experta expertos analista
          analistas vocero vocera funcionario funcionarios oposicion activistas vecinos especialista
          especialistas academico academica obispo
          """);

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
    Span open = Report.of(s);
    if (factive != null && (open == null || sourced(s, open, factive))) {
      s.note(Cue.FACTIVE, factive, Reach.sentenceEnd(s.text(), s.sentence(), factive));
      return false;
    }
    if (open != null && open.to() <= s.head() && byLaw(s, open)) {
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

  /** "According to the law", "según el artículo 71": the text takes it for what holds. */
  private static boolean byLaw(Sighting s, Span open) {
    if (!List.of("segun", "according", "de").contains(s.word(open.from()))) {
      return false;
    }
    for (int i = open.to(); i < Math.min(s.sentence().to(), open.to() + 3); i++) {
      if (LAW.contains(s.word(i))) {
        return true;
      }
    }
    return false;
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

  /** "..., no una base: Sheinbaum", "Alcalde: ...": a headline with its speaker. */
  private static boolean named(Sighting s) {
    return s.sentence().headline() && (speakerLast(s) || speakerFirst(s));
  }

  private static boolean speakerLast(Sighting s) {
    int last = s.sentence().to() - 1;
    for (int i = last; i > last - 4 && i > s.found().to() - 1; i--) {
      if (s.word(i).equals(":") && i < last) {
        return s.text().token(i + 1).capital() || SPEAKERS.contains(s.word(i + 1));
      }
    }
    return false;
  }

  private static boolean speakerFirst(Sighting s) {
    for (int i = s.sentence().from();
        i < Math.min(s.found().from(), s.sentence().from() + 4);
        i++) {
      if (SPEAKERS.contains(s.word(i))) {
        for (int j = i + 1; j < Math.min(s.found().from(), i + 4); j++) {
          if (s.word(j).equals(":")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
