package cotejo.classify.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EN | ~launch    | launch launches launched launching
          EN | ~deny      | deny denies denied denying
          EN | ~base      | bases based basing
          EN | ~raid      | raids raided raiding
          EN | ~plan      | plans planned planning
          EN | ~patrol    | patrolled patrolling
          EN | ~travel    | travelled traveled traveling
          EN | ~authorise | authorised authorized authorizing
          EN | ~authorize | authorise authorising
          EN | ~send      | sends sent sending
          EN | ~take      | took taken taking
          EN | ~agree     | agreed agreeing agrees
          EN | ~die       | died dying dies
          EN | ~traffic   | trafficked trafficking traffics
          EN | ~go        | goes went gone going
          EN | ~be        | is are was were been being am
          EN | +base      | base bases
          EN | +country   | country countries
          EN | +serviceman | serviceman servicemen
          EN | +crisis    | crisis crises
          EN | +coach     | coaches
          ES | ~firmar    | firma firmo firmaron firmaran firmaria firmado firmadas firmando firmarlo firmen
          ES | ~atacar    | ataco ataque ataquen atacado
          ES | ~entregar  | entrego entregue entregaron
          ES | ~cruzar    | cruzo cruce crucen cruzaban
          ES | ~cerrar    | cierra cierran cerro cerraron cierren
          ES | ~negar     | niega niegan nego negaron niegue negado
          ES | ~desplegar | despliega desplego desplieguen desplegadas
          ES | ~aprobar   | aprueba aprobo aprueben aprobada
          ES | ~desmentir | desmiente desmintio desmintieron desmintiendo desmientan desmentido
          ES | ~impedir   | impide impidio impidieron impida impidiendo
          ES | ~perseguir | persigue persiguio persigan persiguiendo perseguidos
          ES | ~dirigir   | dirige dirija dirigio
          ES | ~construir | construye construyo construyeron construya construyendo construida
          ES | ~establecer | establece establezca establecio
          ES | ~tener     | tiene tuvo tenga tendra tendrian tenido tuvieran
          ES | ~mantener  | mantiene mantuvo mantengan mantendra mantuvieron
          ES | ~detener   | detuvo detuvieron detienen detenidos detenerlo
          ES | ~poner     | pone puso pusieron ponga pondra puesta
          ES | ~hacer     | hace hizo hicieron haga hara hecho
          ES | ~decir     | dice dijo dijeron diga dira dicho diciendo
          ES | ~abrir     | abre abrio abierta abiertas
          ES | ~volver    | vuelve volvio vuelto vuelvan
          ES | ~resolver  | resuelve resuelto
          ES | ~inscribir | inscrita inscribio
          ES | ~conducir  | condujo conduzca condujeron
          ES | ~intervenir | interviene intervino intervinieron intervenga intervendra
          ES | ~morir     | muere murio murieron muerto muriendo
          ES | ~leer      | leyo leyeron lee leyendo
          ES | ~prever    | prevé previo prevista preveia
          ES | ~dar       | da dio dieron daria
          ES | ~ir        | va fue iban iria
          ES | ~llevarse  | lleva llevaron llevarse
          ES | +soldado   | soldado soldados soldada
          ES | +militar   | militar militares
          ES | +capital   | capitales
          ES | +estadounidense | estadounidenses
          ES | +voz       | voces
          ES | +avión     | avion aviones
          ES | +agresor   | agresora agresores
          """)
  void a_marked_word_has_all_its_forms(Lang lang, String marked, String forms) {
    assertThat(Inflection.problem(marked, lang)).isNull();
    assertThat(Inflection.forms(marked, lang))
        .containsAll(List.of(Fold.word(forms).split(" ", -1)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "ES, ~dar, de",
    "ES, ~estar, este",
    "ES, ~ver, via",
    "ES, ~ir, e",
    "ES, ~ser, se",
    "EN, ~plan, planed",
    "EN, ~send, sended",
    "EN, +base, based",
    "EN, ~be, bes"
  })
  void and_no_form_that_is_another_word(Lang lang, String marked, String form) {
    assertThat(Inflection.forms(marked, lang)).doesNotContain(form);
  }

  @Test
  void a_mark_before_what_cannot_be_inflected_is_named() {
    assertThat(Inflection.problem("~lanzamiento", Lang.ES)).contains("no Spanish infinitive");
    assertThat(Inflection.problem("~launch*", Lang.EN)).contains("before a whole word");
    assertThat(Inflection.problem("+", Lang.ES)).contains("before a whole word");
  }

  @Test
  void phrases_match_the_forms_of_marked_words_only() {
    var builder = new Lexicon.Builder();
    int concept = builder.concept("act");
    assertThat(builder.phrases("act", Lang.EN, "(~set up|~put up) +base, ~sign")).isEmpty();
    assertThat(builder.phrases("act", Lang.ES, "~llevar a cabo, +base +militar")).isEmpty();
    Lexicon lexicon = builder.build();
    assertThat(hits(lexicon, concept, Lang.EN, "They were putting up bases. It signed."))
        .isEqualTo(2);
    assertThat(hits(lexicon, concept, Lang.EN, "They put upbases. It is a sign-off.")).isEqualTo(1);
    assertThat(hits(lexicon, concept, Lang.ES, "Llevarán a cabo. Bases militares.")).isEqualTo(2);
  }

  @Test
  void a_choice_with_one_bracket_is_named() {
    assertThat(new Lexicon.Builder().phrases("act", Lang.EN, "(set up|put up bases"))
        .singleElement()
        .asString()
        .contains("with both brackets");
  }

  private static int hits(Lexicon lexicon, int concept, Lang lang, String words) {
    Text text = Text.read("", words, lang);
    Tagged tagged = lexicon.tag(text);
    int hits = 0;
    for (int i = 0; i < text.size(); i++) {
      hits += (int) tagged.spans(i).stream().filter(s -> s.concept() == concept).count();
    }
    return hits;
  }
}
