package cotejo.classify.stance;

import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the report of which what was found is the content. What only stands in the object of a verb
 * of speech ("complained about the noise from the base") is taken for granted, not reported.
 */
final class Report {
  private static final int REACH = 32;

  /** Openings whose content the speech that follows takes for granted. */
  private static final Set<String> GRANTING =
      Words.set(
          """
          ever since when after before until once while as because given thanks
          desde cuando tras despues mientras antes como porque gracias debido ya dado
          """);

  /** Words with which another clause begins. */
  private static final Set<String> ELSE =
      Words.set(
          """
          and but while when where which who whom whose so because since although though after
          before y e pero mientras cuando donde que quien quienes porque pues aunque tras antes
          despues
          """);

  /** Beginnings of verbs that report only with a clause; else they have a thing for an object. */
  private static final List<String> WITH_OBJECT =
      List.of(
          "tell",
          "told",
          "describ",
          "complain",
          "blam",
          "culp",
          "post",
          "maintain",
          "quot",
          "conto",
          "contaron",
          "habl",
          "talk",
          "declar",
          "prais");

  private static final Set<String> CONTENT = Words.set("that que whether si as como for por of");

  /** Marks of doubt that stand before a noun. */
  private static final List<String> DOUBTING =
      List.of("alleged", "presunt", "supuest", "purported");

  /** Beginnings of words for people who stand accused: the doubt is about their guilt. */
  private static final List<String> ACCUSED =
      List.of(
          "kingpin",
          "traffick",
          "capo",
          "narco",
          "lider",
          "leader",
          "boss",
          "jef",
          "member",
          "integrante",
          "criminal",
          "delincuente",
          "launder",
          "lavador",
          "sicario",
          "operator",
          "operador",
          "smuggl",
          "drug",
          "cartel",
          "killer",
          "hitman",
          "hitmen",
          "gang",
          "head",
          "founder",
          "fundador",
          "responsable",
          "homicida",
          "asesin",
          "murderer",
          "gunm",
          "cabecilla",
          "traficante",
          "miembro",
          "autor",
          "mastermind",
          "financ");

  private static final Set<String> SOME = Words.set("un una unos unas a an");

  private static final Set<String> MEASURES =
      Words.set(
          """
          pillar pillars principles criteria size rank need needs season schedule calendar whether
          how ejes pilares principios criterios caso tamano temporada necesidad calendario
          convenga corresponda
          """);

  private Report() {}

  static @Nullable Span of(Sighting s) {
    for (Span cue : s.cues(Cue.OPEN)) {
      if (aboutPerson(s, cue) || measure(s, cue)) {
        continue;
      }
      boolean before =
          s.head() - cue.to() <= REACH
              && hasClause(s, cue)
              && Reach.rest(s.text(), s.sentence(), cue, s.head());
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

  /** "the alleged kingpin": what is open is his guilt. */
  private static boolean aboutPerson(Sighting s, Span cue) {
    String word = s.word(cue.from());
    if (DOUBTING.stream().noneMatch(word::startsWith)) {
      return false;
    }
    for (int i = cue.to(); i < Math.min(s.sentence().to(), cue.to() + 2); i++) {
      String next = s.word(i);
      if (ACCUSED.stream().anyMatch(next::startsWith)) {
        return true;
      }
    }
    return false;
  }

  /** "according to four pillars", "según el caso": a measure, not a speaker. */
  private static boolean measure(Sighting s, Span cue) {
    if (!List.of("according", "segun").contains(s.word(cue.from()))) {
      return false;
    }
    for (int i = cue.to(); i < Math.min(s.sentence().to(), cue.to() + 3); i++) {
      if (MEASURES.contains(s.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a verb that may have a mere thing for its object has a clause here. */
  private static boolean hasClause(Sighting s, Span cue) {
    String word = s.word(cue.from());
    if (word.equals("telling") || WITH_OBJECT.stream().noneMatch(word::startsWith)) {
      return true;
    }
    boolean ofSome = cue.to() < s.found().to() && SOME.contains(s.word(cue.to()));
    if (ofSome && (word.startsWith("habl") || word.startsWith("talk"))) {
      return true;
    }
    for (int i = cue.to() - 1; i < s.found().to(); i++) {
      Token token = s.text().token(i);
      boolean mark = token.kind() == Token.Kind.BREAK || token.kind() == Token.Kind.QUOTE;
      boolean aside =
          i > cue.to()
              && s.text().token(i - 1).kind() == Token.Kind.COMMA
              && !token.word().equals("that");
      if (mark || (CONTENT.contains(token.word()) && !aside)) {
        return true;
      }
    }
    return false;
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
        && GRANTING.contains(s.word(first(s)))
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
    return comma(s, cue.from() - 1, -1, 5) && comma(s, cue.to(), 1, 7) && !inOther(s, cue);
  }

  /** "the base, where, he said, 300 live": the aside belongs to the clause it stands in. */
  private static boolean inOther(Sighting s, Span cue) {
    for (int i = cue.from() - 1; i > s.found().to() && i > cue.from() - 6; i--) {
      if (s.text().token(i).kind() == Token.Kind.COMMA) {
        return ELSE.contains(s.word(i - 1)) || opensOther(s, i);
      }
    }
    return false;
  }

  /** "..., and with her, he says, ...": the aside belongs to the clause after the comma. */
  private static boolean opensOther(Sighting s, int mark) {
    for (int i = mark - 1; i >= s.found().to() && i > mark - 6; i--) {
      if (s.text().token(i).kind() == Token.Kind.COMMA) {
        return ELSE.contains(s.word(i + 1));
      }
    }
    return false;
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
    int mark = -1;
    for (int i = s.found().to(); i < cue.from(); i++) {
      Token.Kind kind = s.text().token(i).kind();
      if (kind == Token.Kind.COMMA || kind == Token.Kind.QUOTE || kind == Token.Kind.BREAK) {
        mark = i;
      }
    }
    boolean marked = mark >= 0 && !anotherClause(s, mark, cue);
    boolean goesOn =
        cue.to() < s.sentence().to() && List.of("that", "que").contains(s.word(cue.to()));
    return (marked && !goesOn) || List.of("segun", "according").contains(s.word(cue.from()));
  }

  /** "..., and the seller has learned to say": this speech is not about what stands before it. */
  private static boolean anotherClause(Sighting s, int mark, Span cue) {
    if (s.text().token(mark).kind() == Token.Kind.QUOTE) {
      return false;
    }
    boolean infinitive = s.word(cue.from() - 1).equals("to");
    return infinitive || ELSE.contains(s.word(mark + 1)) || cue.from() - mark > 10;
  }
}
