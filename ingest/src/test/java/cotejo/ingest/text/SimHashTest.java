package cotejo.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimHashTest {
  private static final List<String> STORIES =
      List.of(
          """
          The foreign minister said on Monday that no foreign troops had entered the country and that the agreement covered
          only the exchange of information, the training of inspectors and the purchase of scanners for the ports. Reporters
          were shown a summary of the minutes, in which both delegations promise to respect the sovereignty of the other. The
          embassy confirmed the account and announced a further meeting in April, when a joint group is to report on weapons
          that are smuggled southward. Critics in the senate asked for the full text and for a vote before anything is signed.
          """,
          """
          Growers in the northern valleys expect the smallest harvest of avocados in eight years after a spring without rain.
          The association of exporters said that prices in the supermarkets would rise by a fifth before the summer, while the
          packing plants have begun to send workers home. Wells are running dry around three towns, and the state has promised
          tank trucks and credit. Scientists at the university blame a warm ocean current, and they warn that the next season
          may begin no better unless the reservoirs fill by October. Meanwhile inspectors count fewer trucks at the border.
          """);

  private static String edited(String story, double share, long seed) {
    var random = new Random(seed);
    var words = new ArrayList<String>();
    for (String word : story.strip().split("\\s+", -1))
      words.add(random.nextDouble() < share ? "changed" + random.nextInt(900) : word);
    return String.join(" ", words);
  }

  @Test
  void a_wire_copy_with_a_new_headline_a_cut_tail_and_changed_words_is_similar() {
    String story = STORIES.getFirst();
    var original = SimHash.of(story);
    assertThat(original.similar(SimHash.of("Own headline of the paper. " + story))).isTrue();
    assertThat(original.similar(SimHash.of(story.substring(0, story.length() * 4 / 5)))).isTrue();
    int found = 0;
    for (int seed = 0; seed < 50; seed++)
      if (original.similar(SimHash.of(edited(story, 0.05, seed)))) found++;
    assertThat(found).as("copies of 50 with 5 words of 100 changed").isGreaterThanOrEqualTo(46);
  }

  @Test
  void case_accents_and_punctuation_do_not_matter() {
    assertThat(SimHash.of("La Secretaría señaló: «no habrá tropas»."))
        .isEqualTo(SimHash.of("la secretaria senalo no habra tropas"));
  }

  @Test
  void other_stories_are_not_similar() {
    var one = SimHash.of(STORIES.get(0));
    var other = SimHash.of(STORIES.get(1));
    assertThat(one.similar(other)).isFalse();
    assertThat(one.similarity(other)).isLessThan(0.5);
    assertThat(one.similarity(one)).isEqualTo(1);
  }

  @Test
  void a_text_without_words_is_like_nothing() {
    var empty = SimHash.of(" ... ");
    assertThat(empty.bits()).isZero();
    assertThat(empty.similar(empty)).isFalse();
  }

  @Test
  void it_is_written_in_sixteen_hex_digits() {
    assertThat(new SimHash(0x0123456789abcdefL)).hasToString("0123456789abcdef");
  }
}
