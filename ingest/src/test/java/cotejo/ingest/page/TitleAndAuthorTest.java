package cotejo.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TitleAndAuthorTest {
  private static Extraction read(String head, String body) {
    return ArticlePage.read(
        "<html><head>" + head + "</head><body>" + body + "</body></html>", null);
  }

  private static String data(String headline) {
    return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\""
        + headline
        + "\"}</script>";
  }

  @Test
  void the_h1_is_the_headline_where_the_other_titles_know_it() {
    var read =
        read(
            "<title>Senate votes on treaty today - The Example</title>",
            "<h1>The Example</h1><h1>Senate votes on treaty</h1>");
    assertThat(read.title()).isEqualTo("Senate votes on treaty");
  }

  @Test
  void two_titles_that_agree_outvote_the_h1() {
    var read =
        read(
            data("Treaty: Senate votes")
                + "<meta property='og:title' content='Treaty: Senate votes'>",
            "<h1>Senate votes</h1>");
    assertThat(read.title()).isEqualTo("Treaty: Senate votes");
  }

  @Test
  void a_first_heading_that_ends_a_path_of_links_is_not_the_headline_that_readers_see() {
    String head =
        data("Treaty vote in the Senate: what it means")
            + "<title>Treaty vote in the Senate: what it means | The Example</title>"
            + "<meta property='og:title' content='Senate votes on treaty at last'>";
    String path =
        "<div class=breadcrumb><a href=/>Home</a> <a href=/world>World</a> <h1>Treaty vote in the Senate: what it means</h1></div>";
    String headline = "<h2><span>Vote at noon</span> Senate votes on treaty at last</h2>";
    assertThat(read(head, path + headline).title()).isEqualTo("Senate votes on treaty at last");
    assertThat(read(head, path).title()).isEqualTo("Treaty vote in the Senate: what it means");
  }

  @Test
  void a_lone_heading_that_shares_some_words_with_the_other_titles_is_the_headline() {
    var read =
        read(
            "<title>Latest on treaty</title><meta property='og:title' content='Senate 2026: treaty latest'>",
            "<h1>Latest on the treaty: how senators will vote in the first week</h1>");
    assertThat(read.title())
        .isEqualTo("Latest on the treaty: how senators will vote in the first week");
  }

  @Test
  void the_outlet_is_cut_off_a_title_but_a_dash_within_it_stays() {
    assertThat(
            read("<title>A long headline about the treaty | World | The Example</title>", "")
                .title())
        .isEqualTo("A long headline about the treaty");
    assertThat(
            read("<title>Senate - at last - votes on the treaty that was signed</title>", "")
                .title())
        .isEqualTo("Senate - at last - votes on the treaty that was signed");
  }

  @Test
  void a_page_without_any_title_has_none() {
    assertThat(read("", "<p>Text</p>").title()).isNull();
  }

  @Test
  void authors_are_people_and_agencies_and_not_the_outlet() {
    String outlet =
        "<meta property='og:site_name' content='The Example'><meta name=author content='The Example'>";
    assertThat(read(outlet, "<h1>T</h1><div class=byline>By Ana Perez | March 1</div>").authors())
        .containsExactly("Ana Perez");
    assertThat(read("<meta name=author content='Por Ana Perez y Luis Gomez'>", "").authors())
        .isEqualTo(List.of("Ana Perez", "Luis Gomez"));
    assertThat(read("<meta name=author content='desk@example.com'>", "").authors()).isEmpty();
  }

  @Test
  void json_ld_is_read_though_it_is_not_quite_json() {
    String sloppy =
        "<script type='application/ld+json'>/* data */ {\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"A &amp; B\",\n\"author\":[{\"name\":\"Ana Perez\"},],}],}</script>";
    var read = read(sloppy, "");
    assertThat(read.title()).isEqualTo("A & B");
    assertThat(read.authors()).containsExactly("Ana Perez");
  }
}
