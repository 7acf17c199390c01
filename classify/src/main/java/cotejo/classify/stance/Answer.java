package cotejo.classify.stance;

import cotejo.classify.reading.Text;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a clause is a bare no or a bare yes. */
final class Answer {
  private static final Set<String> DENYING =
      Words.set(
          """
          no not never none neither nor nope wrong false untrue mistaken isn't aren't wasn't weren't
          hasn't haven't hadn't didn't doesn't don't can't cannot couldn't won't wouldn't nonsense
          rubbish baloney fiction invention invented myth hoax hardly nothing
          nada falso falsa falsos falsas mentira mentiras mal equivoca equivocan equivocado
          equivocada tampoco ninguna ninguno jamas nunca ningun invento inventos bulo mito error
          erroneo erronea rumor cuento cuentos nel montaje
          """);

  private static final Set<String> EMPTY =
      Words.set(
          """
          it they he she we i you that this those these both all is was were are has had have did
          does do could true so at sir ma'am madam senator man well quite the claim story report
          caption figure version any such thing of kind simply just flatly either but and about a
          there one to be actually entirely plainly completely made like correct sort really
          absolutely certainly definitely course can would will according short answer my in
          ni es son fue fueron era eran lo la los las eso esto esa esta aquello ambas ambos todo de
          ello tal cosa asi hombre senora senor senorita ver a pues para modo manera cierto verdad
          ha han habia habian existe existio ocurrio paso hay hubo el dato ese pie se un una puro
          pura puros puras que todas cierta por supuesto claro pero y hizo hicieron son correcto
          correcta respuesta corta absoluto desde luego mucho menos estan parecido semejante sucede
          sucedio fijese
          """);

  /** A verdict on whatever the clause names: "everywhere's wrong", "la nota es un montaje". */
  private static final Set<String> VERDICTS =
      Words.set(
          """
          wrong false untrue mistaken bogus baseless unfounded fake fabricated nonsense fabrication
          hoax lie lies myth untruth
          falso falsa falsos falsas mentira mentiras equivocado equivocada invento montaje bulo
          infundado infundada inexacto inexacta mintio
          """);

  private static final Set<String> NEGATING =
      Words.set("no not never isn't aren't wasn't weren't doesn't don't nunca jamas ni nothing");

  private static final Set<String> ASSENT =
      Words.set(
          """
          yes yeah yep correct exactly right indeed absolutely definitely certainly sure
          exacto correcto cierto efectivamente
          """);

  private static final Set<String> PRONOUNS = Words.set("it they he she we i you that this there");

  private static final Set<String> AUXILIARIES =
      Words.set("is are was were do does did has have had can");

  private static final Set<String> BEFORE_NO =
      Words.set("que pues es is was said says answered answers say fijese creo");

  private static final List<String> WHOLE_NO =
      List.of(
          "far from it",
          "no way",
          "que va",
          "ni hablar",
          "ni de broma",
          "ni pensarlo",
          "en absoluto");

  private static final List<String> WHOLE_YES =
      List.of(
          "of course",
          "por supuesto",
          "desde luego",
          "claro que si",
          "pues si",
          "claro",
          "asi es",
          "asi mero",
          "es verdad",
          "es cierto",
          "you bet",
          "that right",
          "that is right",
          "that correct",
          "that is correct",
          "that true",
          "it true",
          "it is true");

  private static final int LONGEST = 7;

  private Answer() {}

  /** Whether the words from one token up to another deny what went before. */
  static boolean denies(Text text, int from, int to) {
    List<String> words = words(text, from, to);
    if (words.isEmpty() || words.size() > LONGEST) {
      return false;
    }
    return emptyNo(words)
        || WHOLE_NO.contains(String.join(" ", words))
        || elided(words)
        || verdict(words);
  }

  private static boolean emptyNo(List<String> words) {
    return words.stream().anyMatch(DENYING::contains)
        && words.stream().allMatch(w -> DENYING.contains(w) || EMPTY.contains(w));
  }

  /** "The Senate has not", "she can't", "la embajada dice que no": the rest is left out. */
  private static boolean elided(List<String> words) {
    String last = words.getLast();
    String before = words.size() > 1 ? words.get(words.size() - 2) : "";
    boolean no = last.equals("no") && BEFORE_NO.contains(before);
    boolean not = last.equals("not") && !List.of("or", "why", "if").contains(before);
    return words.size() > 1 && (no || not || last.endsWith("n't") || last.equals("cannot"));
  }

  private static boolean verdict(List<String> words) {
    return VERDICTS.contains(words.getLast()) && words.stream().noneMatch(NEGATING::contains);
  }

  /** Whether the words from one token up to another say yes to what was asked. */
  static boolean assents(Text text, int from, int to) {
    List<String> words = words(text, from, to);
    if (words.isEmpty() || words.size() > LONGEST || words.stream().anyMatch(DENYING::contains)) {
      return false;
    }
    String first = words.getFirst();
    boolean elided =
        words.size() == 2 && PRONOUNS.contains(first) && AUXILIARIES.contains(words.getLast());
    return WHOLE_YES.contains(String.join(" ", words))
        || elided
        || yes(text, from)
        || (ASSENT.contains(first) && words.size() <= 2);
  }

  private static boolean yes(Text text, int i) {
    String raw = text.words(i, i + 1);
    return raw.equals("S\u00ed") || raw.equals("s\u00ed");
  }

  private static List<String> words(Text text, int from, int to) {
    List<String> out = new ArrayList<>();
    for (int i = from; i < to && out.size() <= LONGEST; i++) {
      Token token = text.token(i);
      if (token.isWord() && !token.word().equals("'s")) {
        out.add(token.word());
      }
    }
    return out;
  }
}
