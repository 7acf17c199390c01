package cotejo.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.events.Label;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {
  @TempDir static Path folder;
  private static Site site;
  private static SampleNews news;

  @BeforeAll
  static void open() {
    site = Site.open(folder);
    news = SampleNews.fill(site.store);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  static Stream<String> everyPage() {
    return Stream.of(
            "",
            "/archive",
            "/digest/daily-2026-03-01",
            "/article/" + SampleNews.someArticle(),
            "/claims",
            "/claim/" + SampleNews.BASES,
            "/claim/" + SampleNews.ARRESTS,
            "/outlets",
            "/outlet/the-border-ledger",
            "/search?q=base",
            "/about",
            "/subscribe",
            "/ledger")
        .flatMap(path -> Stream.of("/en" + path, "/es" + path));
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void a_page_is_fit_for_keyboard_and_screen_reader(String path) {
    assertThat(Accessibility.complaints(site.page(path))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void every_link_on_a_page_leads_somewhere(String path) {
    List<String> dead =
        site.page(path).select("a[href^=/]").stream()
            .map(link -> link.attr("href").replaceAll("#.*", ""))
            .distinct()
            .filter(href -> site.get(href.replace(" ", "%20")).statusCode() >= 400)
            .toList();
    assertThat(dead).isEmpty();
  }

  @Test
  void the_front_page_shows_each_tag_with_its_quote_the_record_and_a_source() {
    Document page = site.page("/en");
    List<Element> cards = page.select("#misleading ~ article.card");
    assertThat(cards).isNotEmpty();
    for (Element card : cards) {
      assertThat(card.select(".tag.misleading").text()).isEqualTo("Misleading");
      assertThat(card.select("blockquote").text()).isNotBlank();
      assertThat(card.select(".record").text()).startsWith("The record: ");
      assertThat(card.select(".record a[href^=https]")).isNotEmpty();
    }
  }

  @Test
  void an_article_shows_all_versions_of_its_verdict_and_the_words_that_decided() {
    Document page = site.page("/es/article/" + news.first(Label.MISLEADING).articleId());
    assertThat(page.select("#versions ~ div tbody tr")).hasSize(3);
    assertThat(page.select("blockquote[lang=es] mark").eachText()).containsExactly("ya opera");
    assertThat(page.select(".record code").eachText()).contains("no-us-bases/rule");
  }

  @Test
  void text_from_a_headline_is_shown_and_never_run_as_markup() {
    Document page = site.page("/en/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("#q").attr("value")).isEqualTo("\"><script>alert(1)</script>");
    assertThat(site.page("/en/search?q=senator").select("main h3").text()).contains("<b>yet</b>");
  }

  @Test
  void search_finds_words_whatever_their_accents_and_narrows_by_label() {
    assertThat(site.page("/es/search?q=reitera+defensa").select("main .card")).hasSize(1);
    assertThat(site.page("/es/search?q=mexico&label=misleading").select(".tag.accurate").size())
        .isZero();
  }

  @Test
  void a_hit_in_a_quotation_shows_the_quotation() {
    Document page = site.page("/en/search?q=stormed+culiacan");
    assertThat(page.select("main .card blockquote").eachText())
        .containsExactly("DEA agents stormed the ranch near Culiacán and arrested three men.");
    assertThat(site.page("/en/search?q=Cumplimiento").select("blockquote")).isEmpty();
    assertThat(site.page("/en/search?label=misleading").select("blockquote")).isEmpty();
  }

  @Test
  void off_topic_articles_are_not_listed() {
    assertThat(site.page("/es/search?q=Cuaresma").select("main .card")).isEmpty();
  }

  @Test
  void the_site_answers_in_the_language_that_the_visitor_reads() {
    var answer = site.send(site.request("/").header("Accept-Language", "es-MX,en;q=0.5"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("/es");
  }

  @Test
  void a_missing_page_says_so_in_the_language_of_its_path() {
    var answer = site.get("/es/article/none");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Esta página no existe", "lang=\"es\"");
  }
}
