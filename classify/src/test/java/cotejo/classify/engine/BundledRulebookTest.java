package cotejo.classify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.classify.rules.Claim;
import cotejo.classify.rules.Rulebook;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundledRulebookTest {
  private static final Classifier CLASSIFIER = Bundled.CLASSIFIER;

  @Test
  void every_test_beside_a_rule_passes() {
    List<String> failed =
        RuleTests.run(CLASSIFIER).stream()
            .filter(o -> !o.passed())
            .map(RuleTests.Outcome::inWords)
            .toList();
    assertThat(failed).isEmpty();
  }

  @Test
  void every_claim_has_a_statement_and_a_source_in_the_record() {
    assertThat(CLASSIFIER.rulebook().claims())
        .hasSize(45)
        .allSatisfy(
            claim -> {
              assertThat(claim.statementEn()).isNotBlank();
              assertThat(claim.statementEs()).isNotBlank();
              assertThat(claim.sources()).isNotEmpty();
            });
  }

  @Test
  void the_same_files_give_the_same_hash() {
    assertThat(Rulebook.bundled().hash()).isEqualTo(CLASSIFIER.rulebook().hash());
    assertThat(CLASSIFIER.rulebook().claims().stream().map(Claim::id)).doesNotHaveDuplicates();
  }
}
