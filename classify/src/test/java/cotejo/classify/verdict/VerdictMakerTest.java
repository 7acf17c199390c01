package cotejo.classify.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.events.Article;
import cotejo.events.Hashes;
import cotejo.events.Label;
import cotejo.events.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictMakerTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Edition BUNDLED = Edition.bundled();

  private static Article article(String text, @Nullable String lang, @Nullable Instant published) {
    URI url = URI.create("https://diario.example/nota");
    return new Article(
        Hashes.sha256(url.toString()),
        3,
        Set.of(Article.Change.TEXT),
        url,
        "Diario",
        "diario/1",
        null,
        "Nota",
        text,
        Article.TextSource.PAGE,
        null,
        lang,
        null,
        published,
        null,
        NOON,
        true,
        "00ff00ff00ff00ff",
        "strict");
  }

  @Test
  void a_verdict_carries_what_the_article_said_of_itself() {
    Article article = article("No hay bases militares de Estados Unidos en México.", "es", NOON);

    Verdict verdict = VerdictMaker.verdict(article, BUNDLED, 1_000, NOON.plusSeconds(1));

    assertThat(verdict.label()).isEqualTo(Label.ACCURATE);
    assertThat(verdict.articleId()).isEqualTo(article.id());
    assertThat(verdict.revision()).isEqualTo(3);
    assertThat(verdict.deleted()).isTrue();
    assertThat(verdict.truncated()).isFalse();
    assertThat(verdict.lang()).isEqualTo("es");
    assertThat(verdict.fingerprint()).isEqualTo(article.fingerprint());
    assertThat(verdict.rulebook()).isEqualTo(BUNDLED.version());
    assertThat(verdict.mentions())
        .allSatisfy(
            mention ->
                assertThat(("Nota\n" + article.text()).substring(mention.start(), mention.end()))
                    .isEqualTo(mention.quote()));
  }

  @Test
  void an_article_in_neither_language_says_so() {
    Verdict verdict =
        VerdictMaker.verdict(
            article("Le chat dort sur le toit.", "fr", null), BUNDLED, 1_000, NOON);

    assertThat(verdict.lang()).isNull();
    assertThat(verdict.label()).isEqualTo(Label.OFF_TOPIC);
    assertThat(verdict.topic()).isEmpty();
  }

  @Test
  void a_sentence_without_end_is_quoted_up_to_what_a_verdict_can_carry() {
    String endless =
        "The United States operates a military base in Sonora, Mexico, "
            + "and the soldiers there sing and sing ".repeat(400);

    Verdict verdict =
        VerdictMaker.verdict(article(endless, "en", NOON), BUNDLED, Article.MAX_TEXT, NOON);

    assertThat(verdict.mentions())
        .isNotEmpty()
        .allSatisfy(
            mention -> {
              assertThat(mention.quote().length()).isLessThanOrEqualTo(10_000);
              assertThat(("Nota\n" + endless).substring(mention.start(), mention.end()))
                  .isEqualTo(mention.quote());
            });
  }

  @Test
  void a_long_text_is_cut_between_words_and_never_within_a_character() {
    assertThat(VerdictMaker.cut("one two three", 9)).isEqualTo("one two");
    assertThat(VerdictMaker.cut("one two three", 7)).isEqualTo("one two");
    assertThat(VerdictMaker.cut("one two", 7)).isEqualTo("one two");
    assertThat(VerdictMaker.cut("x".repeat(500), 400)).hasSize(400);
    assertThat(VerdictMaker.cut("😀".repeat(300), 401)).isEqualTo("😀".repeat(200));
  }
}
