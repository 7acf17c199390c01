package cotejo.classify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.classify.reading.Lang;
import cotejo.events.Label;
import org.junit.jupiter.api.Test;

/** A rumour told in order to be debunked is no assertion; one that outlives its denial is. */
class DebunkTest {
  private static final Classifier CLASSIFIER = Bundled.CLASSIFIER;

  private static Label label(Lang lang, String title, String body) {
    return CLASSIFIER.classify(new Article(title, body, lang, null)).label();
  }

  @Test
  void the_rumour_before_its_denial_is_what_is_denied() {
    assertThat(
            label(
                Lang.ES,
                "Desmienten base militar estadounidense en Creel",
                """
                El rumor llegó antes que las carpas. Medio pueblo ya sabía que Estados Unidos había \
                abierto una base militar en Creel. Las autoridades desmintieron el lunes que Estados \
                Unidos tenga una base militar en Creel."""))
        .isEqualTo(Label.ACCURATE);
    assertThat(
            label(
                Lang.EN,
                "There is no US military base in Apodaca, the state says",
                """
                By Sunday the whole town knew that the US Army had opened a military base in Apodaca. \
                The state denied on Monday that there is a US military base in Apodaca."""))
        .isEqualTo(Label.ACCURATE);
  }

  @Test
  void what_is_asserted_after_the_denial_stays_asserted() {
    assertThat(
            label(
                Lang.ES,
                "Desmienten base militar estadounidense en Creel",
                """
                Las autoridades desmintieron el lunes que Estados Unidos tenga una base militar en \
                Creel. Estados Unidos abrió una base militar en Creel el año pasado."""))
        .isEqualTo(Label.MISLEADING);
  }

  @Test
  void without_a_headline_that_denies_it_stays_asserted() {
    assertThat(
            label(
                Lang.EN,
                "Tents in Apodaca",
                """
                The US Army has opened a military base in Apodaca. The state denied on Monday that \
                there is a US military base in Apodaca."""))
        .isEqualTo(Label.MISLEADING);
  }
}
