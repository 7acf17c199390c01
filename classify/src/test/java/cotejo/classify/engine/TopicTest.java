package cotejo.classify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.events.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Near misses stay off topic; talks, catches and quarrels of the two states are on it. */
class TopicTest {
  private static final Classifier CLASSIFIER = Bundled.CLASSIFIER;

  private static Reading read(String text) {
    return CLASSIFIER.classify(new Article("", text, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALAMOGORDO, N.M. — The Air Force wing at Holloman will resurface its runway in June. New"
            + " Mexico's governor came to look. The school opens two hours late.",
        "NAHA, Japan — The governor of Okinawa asked Tokyo to move the US Marines elsewhere. Troops"
            + " marched past a fish market.",
        "Avocado growers in Michoacán fear a tariff. Exports to the United States fell by a tenth,"
            + " the peso lost ground and packers asked for talks on quotas.",
        "The striker shot from thirty yards and Mexico's keeper was beaten. Fans filled the stadium,"
            + " the referee added six minutes and the coach of the home team asked for patience.",
        "Platforms in the Gulf of Mexico were emptied as the hurricane neared Louisiana. The storm"
            + " may reach the second category.",
        "Un huracán se forma frente a Campeche y avanza hacia Texas. Pemex desalojó plataformas y"
            + " Protección Civil abrió albergues.",
        "El delantero marcó dos goles y el árbitro expulsó al portero. La afición llenó el estadio"
            + " y el técnico pidió paciencia.",
        "Turistas de Canadá llenan los hoteles de Cancún pese al sargazo. El alcalde anunció una"
            + " feria en la playa y un desfile.",
        "Las remesas cayeron otra vez, informó el Banco de México. Los paisanos en Chicago temen"
            + " las redadas y gastan menos."
      })
  void near_misses_are_off_topic(String text) {
    assertThat(read(text).label()).isEqualTo(Label.OFF_TOPIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The US ambassador and Mexico's security secretary met on Monday to talk about fentanyl"
            + " and rifles. A working group of both governments will meet again in June.",
        "A Texas gun shop is sued by Mexico's government over rifles that straw buyers took to the"
            + " cartels. Agents of the ATF counted the stock.",
        "La embajada de Estados Unidos y la Cancillería acordaron otra reunión del grupo bilateral"
            + " sobre fentanilo. Hablarán de precursores y de lavado de dinero.",
        "Un juez frenó la extradición de un presunto lavador de Sinaloa que reclama un tribunal de"
            + " Nueva York. La Cancillería había firmado la entrega."
      })
  void dealings_of_the_two_states_in_security_are_on_topic(String text) {
    assertThat(read(text).label()).isNotEqualTo(Label.OFF_TOPIC);
  }

  @Test
  void words_of_a_rule_that_met_by_chance_leave_a_hopeless_text_off_topic() {
    Reading reading =
        read(
            "ALAMOGORDO — Airmen at Holloman Air Force Base have moved nine owls out of the way of"
                + " a new taxiway, a biologist told the school board. The birds are a protected"
                + " species in New Mexico. Rain and storms had held up the work. The mayor praised"
                + " the volunteers, and visitors to the zoo at Albuquerque may soon meet the owls."
                + " A hotel in Roswell has named a cocktail after them.");
    assertThat(reading.label()).isEqualTo(Label.OFF_TOPIC);
    assertThat(reading.told()).isEmpty();
  }
}
