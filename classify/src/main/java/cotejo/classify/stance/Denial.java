package cotejo.classify.stance;

import cotejo.classify.reading.Span;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import cotejo.classify.rules.Form;
import java.util.List;
import java.util.Set;

/** Whether what was found is denied in its sentence: denied that, the myth of, is false. */
final class Denial {
  /** Beginnings of the verbs by which a person denies; the others deny in the text's own voice. */
  private static final List<String> SPOKEN =
      List.of("den", "nieg", "neg", "desm", "rech", "rej", "disput", "dismiss", "descart");

  /** What a denial after the words can speak of: "the claim that ... was denied". */
  private static final Set<String> TOLD =
      Words.set(
          """
          claim claims report reports rumour rumours rumor rumors story stories version versions
          allegation allegations suggestion suggestions idea notion theory tale post video caption
          headline version versiones rumores noticia noticias nota especie publicacion
          publicaciones supuesto cuento especies eso lo
          """);

  private static final Set<String> WHOEVER = Words.set("quien quienes whoever anyone anybody");

  private static final Set<String> PASSIVE =
      Words.set("was were been is are being fue fueron ha han sido es son quedo queda");

  /** Labels under which a false statement is listed: "Myth: ...", "Falso: ...". */
  private static final Set<String> LABELS =
      Words.set("myth false fake hoax rumour rumor mito falso bulo mentira rumor");

  /** Last words of verdicts on what somebody said before. */
  private static final Set<String> OF_SOMEBODY =
      Words.set("mistaken wrong opposite equivoca equivocan contrario otherwise");

  private Denial() {}

  static boolean of(Sighting s, Form form) {
    boolean denied = false;
    for (Span cue : s.cues(Cue.DENIAL)) {
      boolean tellsRecord = colon(s, cue) && (form == Form.RECORD || ofSomebody(s, cue));
      if ((before(s, cue) && !tellsRecord) || around(s, cue)) {
        s.note(Cue.DENIAL, cue, Reach.sentenceEnd(s.text(), s.sentence(), cue));
        denied = true;
      } else if (after(s, cue)) {
        s.noteBack(Cue.DENIAL, cue);
        denied = true;
      }
    }
    for (Span cue : s.cues(Cue.DENIAL_AFTER)) {
      boolean straight =
          cue.from() >= s.head()
              && Reach.straight(s.text(), Math.min(s.found().to(), cue.from()), cue.from());
      if (straight) {
        s.noteBack(Cue.DENIAL_AFTER, cue);
        denied = true;
      } else if (interrupted(s, cue)) {
        s.note(Cue.DENIAL, cue, Reach.sentenceEnd(s.text(), s.sentence(), cue));
        denied = true;
      }
    }
    return denied || (form == Form.MISCONCEPTION && labelled(s));
  }

  /** "It is false, the ministry said, that ...". */
  private static boolean interrupted(Sighting s, Span cue) {
    if (cue.to() >= s.head() || s.text().token(cue.to()).kind() != Token.Kind.COMMA) {
      return false;
    }
    if (Reach.clause(s.text(), s.sentence(), cue, s.head()) && !Negation.ofSpeech(s, cue)) {
      return false;
    }
    for (int i = cue.to() + 1; i < Math.min(s.found().from(), cue.to() + 10); i++) {
      if (s.text().token(i).kind() == Token.Kind.COMMA) {
        return List.of("that", "que").contains(s.word(i + 1));
      }
    }
    return false;
  }

  /** "Myth: US troops ...". */
  private static boolean labelled(Sighting s) {
    int from = s.sentence().from();
    while (from < s.found().from() && !s.text().token(from).isWord()) {
      from++;
    }
    if (List.of("the", "el", "la").contains(s.word(from))) {
      from++;
    }
    boolean label =
        from + 1 < s.found().from()
            && LABELS.contains(s.word(from))
            && s.word(from + 1).equals(":");
    if (label) {
      s.note(Cue.DENIAL, new Span(0, from, from + 1, Double.NaN), s.sentence().to());
    }
    return label;
  }

  /** "He is mistaken: tips cross the border": after the colon stands what is so. */
  private static boolean colon(Sighting s, Span cue) {
    return cue.to() < s.sentence().to() && s.word(cue.to()).equals(":");
  }

  /** "The table says the opposite: ...": what was said before is denied, not what follows. */
  private static boolean ofSomebody(Sighting s, Span cue) {
    return OF_SOMEBODY.contains(s.word(cue.to() - 1)) && !labelled(s);
  }

  private static boolean before(Sighting s, Span cue) {
    return Reach.rest(s.text(), s.sentence(), cue, s.head()) && !newSpeech(s, cue);
  }

  private static boolean around(Sighting s, Span cue) {
    return cue.to() > s.head() && cue.to() <= s.found().to();
  }

  /** "denied X and confirmed that Y": the second verb has a scope of its own. */
  private static boolean newSpeech(Sighting s, Span cue) {
    for (Cue kind : List.of(Cue.FACTIVE, Cue.OPEN)) {
      for (Span speech : s.cues(kind)) {
        boolean between = speech.from() > cue.to() && speech.to() <= s.head();
        if (between && List.of("and", "y", "e").contains(s.word(speech.from() - 1))) {
          return true;
        }
      }
    }
    return false;
  }

  /** "..., the ministry denied", "The claim that ... was denied". */
  private static boolean after(Sighting s, Span cue) {
    if (cue.from() < s.found().to() || !Reach.straight(s.text(), s.found().to(), cue.from())) {
      return false;
    }
    boolean passive = cue.from() > s.sentence().from() && PASSIVE.contains(s.word(cue.from() - 1));
    return (passive && told(s)) || setOff(s, cue) || WHOEVER.contains(first(s));
  }

  private static String first(Sighting s) {
    int i = s.sentence().from();
    while (i < s.head() && !s.text().token(i).isWord()) {
      i++;
    }
    return s.word(i);
  }

  /** Whether the sentence opens with a thing that is told, or with "That". */
  private static boolean told(Sighting s) {
    int end = Math.min(s.sentence().from() + 6, s.head());
    for (int i = s.sentence().from(); i < end; i++) {
      boolean that = i <= s.sentence().from() + 1 && List.of("that", "que").contains(s.word(i));
      if (that || TOLD.contains(s.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** A verdict set off by a mark right before it, within few words: ", desmintió X", ": a hoax". */
  private static boolean setOff(Sighting s, Span cue) {
    for (int i = cue.from() - 1; i >= Math.max(s.found().to() - 1, cue.from() - 4); i--) {
      Token.Kind kind = s.text().token(i).kind();
      if (kind == Token.Kind.COMMA || kind == Token.Kind.BREAK || kind == Token.Kind.QUOTE) {
        return !List.of("which", "que", "who").contains(s.word(i + 1));
      }
    }
    return false;
  }

  /**
   * "That is false: there is no base", "There is no base: the story is false": a verdict on the
   * other side of a colon repeats the negation.
   */
  static boolean comments(Sighting s) {
    for (Span cue : s.cues(Cue.DENIAL)) {
      if (colon(s, cue)) {
        return true;
      }
    }
    return labelled(s) || parted(s, Cue.DENIAL) || parted(s, Cue.DENIAL_AFTER);
  }

  private static boolean parted(Sighting s, Cue kind) {
    for (Span cue : s.cues(kind)) {
      boolean later = cue.from() >= s.head();
      int from = later ? s.head() : cue.to();
      int to = later ? cue.from() : s.head();
      for (int i = from; i < to; i++) {
        if (s.text().token(i).kind() == Token.Kind.BREAK) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a denial in the sentence has somebody who speaks it (and is not the text's own). */
  static boolean spoken(Sighting s) {
    for (Span cue : s.cues(Cue.DENIAL)) {
      String word = s.word(cue.from());
      if (SPOKEN.stream().anyMatch(word::startsWith)) {
        return true;
      }
    }
    return false;
  }
}
