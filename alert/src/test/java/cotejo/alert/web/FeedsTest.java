package cotejo.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import cotejo.events.Messages;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FeedsTest {
  @TempDir static Path folder;
  private static Site site;

  @BeforeAll
  static void open() {
    site = Site.open(folder);
    SampleNews.fill(site.store);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/en", "/es", "/es/claim/no-us-bases", "/en/outlet/the-border-ledger"})
  void an_independent_reader_reads_the_atom_feed(String page) throws Exception {
    SyndFeed feed =
        new SyndFeedInput().build(new StringReader(site.get(page + "/feed.atom").body()));
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getEntries()).isNotEmpty();
    Set<String> ids = new HashSet<>();
    for (SyndEntry entry : feed.getEntries()) {
      assertThat(ids.add(entry.getUri())).as("%s twice", entry.getUri()).isTrue();
      assertThat(entry.getTitle()).isNotBlank();
      assertThat(entry.getUpdatedDate()).isNotNull();
      assertThat(entry.getLink()).startsWith("https://cotejo.example/");
      assertThat(entry.getContents()).hasSize(1);
    }
  }

  @Test
  void the_digests_feeds_name_the_hub_that_is_told_of_them() {
    var atom = site.get("/en/feed.atom");
    assertThat(atom.headers().firstValue("Link"))
        .hasValue(
            "<https://hub.example/>; rel=\"hub\", <https://cotejo.example/en/feed.atom>; rel=\"self\"");
    assertThat(Jsoup.parse(atom.body(), "", Parser.xmlParser()).select("feed > link[rel=hub]"))
        .singleElement()
        .satisfies(link -> assertThat(link.attr("href")).isEqualTo("https://hub.example/"));
    JsonNode json = Messages.JSON.readTree(site.get("/es/feed.json").body());
    assertThat(json.at("/hubs/0/type").asString()).isEqualTo("WebSub");
    assertThat(json.at("/hubs/0/url").asString()).isEqualTo("https://hub.example/");
    assertThat(site.get("/es/claim/no-us-bases/feed.atom").headers().firstValue("Link")).isEmpty();
  }

  @Test
  void the_atom_feed_has_what_rfc_4287_requires() {
    Document feed = Jsoup.parse(site.get("/en/feed.atom").body(), Parser.xmlParser());
    Element root = feed.child(0);
    assertThat(root.attr("xmlns")).isEqualTo("http://www.w3.org/2005/Atom");
    for (String name : new String[] {"id", "title", "updated", "author"}) {
      assertThat(root.select("> " + name)).as(name).hasSize(1);
      for (Element entry : root.select("> entry")) {
        assertThat(entry.select("> " + name)).as("entry " + name).hasSize(1);
      }
    }
    assertThat(root.select("> link[rel=self]").attr("href"))
        .isEqualTo("https://cotejo.example/en/feed.atom");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/en", "/es/claim/no-us-bases", "/en/outlet/frontera-diaria"})
  void the_json_feed_follows_version_1_1(String page) {
    var answer = site.get(page + "/feed.json");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/feed+json"));
    JsonNode feed = Messages.JSON.readTree(answer.body());
    assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.get("title").asString()).isNotBlank();
    assertThat(feed.get("feed_url").asString())
        .isEqualTo("https://cotejo.example" + page + "/feed.json");
    assertThat(Validator.resource("json-feed.schema.json").complaints("", feed)).isEmpty();
    assertThat(feed.get("items").size()).isPositive();
    for (JsonNode item : feed.get("items")) {
      assertThat(item.get("id").asString()).isNotBlank();
      assertThat(item.get("content_html").asString()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/en/feed.atom", "/es/feed.json", "/en", "/api/v1/articles"})
  void what_a_reader_has_already_is_not_sent_again(String path) {
    var first = site.get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    var again = site.send(site.request(path).header("If-None-Match", "\"other\", " + tag));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(site.send(site.request(path).header("If-None-Match", "\"other\"")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_feed_answers_to_the_date_where_no_tag_is_sent() {
    String modified = site.get("/en/feed.atom").headers().firstValue("Last-Modified").orElseThrow();
    assertThat(modified).isEqualTo("Mon, 02 Mar 2026 13:00:02 GMT");
    assertThat(
            site.send(site.request("/en/feed.atom").header("If-Modified-Since", modified))
                .statusCode())
        .isEqualTo(304);
    assertThat(
            site.send(
                    site.request("/en/feed.atom")
                        .header("If-Modified-Since", "Mon, 02 Mar 2026 12:59:59 GMT"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void head_tells_what_get_would() {
    var get = site.get("/es/feed.atom");
    var head =
        site.send(
            site.request("/es/feed.atom").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("ETag", "Last-Modified", "Content-Type")) {
      assertThat(head.headers().firstValue(name)).isEqualTo(get.headers().firstValue(name));
    }
  }

  @Test
  void a_claim_review_names_the_articles_in_which_the_misconception_appeared() {
    Document page = site.page("/en/claim/" + SampleNews.ARRESTS);
    JsonNode graph =
        Messages.JSON.readTree(page.select("script[type=application/ld+json]").first().data());
    assertThat(Validator.resource("claim-review.schema.json").complaints("", graph)).isEmpty();
    JsonNode appeared = graph.at("/@graph/0/itemReviewed/appearance");
    assertThat(appeared.size()).isEqualTo(1);
    assertThat(appeared.at("/0/headline").asString()).startsWith("Agents of the DEA");
    assertThat(appeared.at("/0/publisher/name").asString()).isEqualTo("The Border Ledger");
  }

  @Test
  void a_claim_page_carries_a_claim_review_for_each_misconception() {
    Document page = site.page("/es/claim/" + SampleNews.BASES);
    JsonNode graph =
        Messages.JSON.readTree(page.select("script[type=application/ld+json]").first().data());
    assertThat(graph.get("@context").asString()).isEqualTo("https://schema.org");
    assertThat(graph.get("@graph").size()).isEqualTo(2);
    assertThat(Validator.resource("claim-review.schema.json").complaints("", graph)).isEmpty();
    for (JsonNode review : graph.get("@graph")) {
      assertThat(review.get("@type").asString()).isEqualTo("ClaimReview");
      assertThat(review.get("url").asString()).startsWith("https://cotejo.example/es/claim/");
      assertThat(review.get("claimReviewed").asString()).contains("base");
      assertThat(review.get("reviewRating").get("alternateName").asString()).isEqualTo("Falso");
      assertThat(review.get("author").get("name").asString()).isEqualTo("Cotejo");
    }
  }
}
