package cotejo.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.Stores;
import cotejo.alert.model.Subscriber;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a visitor sees is the same, byte for byte, whether SQLite or PostgreSQL keeps it. */
class SameOnPostgresTest {
  @TempDir Path folder;
  private Site sqlite;
  private Site postgres;

  @BeforeEach
  void open() throws Exception {
    postgres = Site.open(Stores.open(Stores.Kind.POSTGRES, folder));
    sqlite = Site.open(Stores.open(Stores.Kind.SQLITE, folder));
    SampleNews.fill(postgres.store);
    SampleNews.fill(sqlite.store);
  }

  @AfterEach
  void close() {
    if (sqlite != null) {
      sqlite.close();
      postgres.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void every_page_that_a_visitor_can_reach(String lang) {
    Set<String> paths = new LinkedHashSet<>(List.of("/" + lang));
    paths.add("/" + lang + "/search?q=base&label=misleading");
    paths.add("/" + lang + "/search?q=M%C3%A9xico");
    paths.add("/" + lang + "/search?q=100%25_");
    for (String path : List.copyOf(paths)) {
      Document page = Jsoup.parse(sqlite.get(path).body());
      for (Element link : page.select("a[href^=/], link[href^=/]")) {
        paths.add(link.attr("href"));
      }
    }
    paths.add("/api/v1/articles?limit=7&outlet=the-border-ledger");
    paths.add("/api/v1/claims");
    paths.add("/api/v1/outlets");

    for (String path : paths) {
      var here = sqlite.get(path);
      var there = postgres.get(path);
      assertThat(there.statusCode()).as(path).isEqualTo(here.statusCode()).isLessThan(500);
      assertThat(there.body()).as(path).isEqualTo(here.body());
    }
    assertThat(paths).hasSizeGreaterThan(20);
  }

  @Test
  void a_subscription_from_its_beginning_to_its_end() {
    for (Site site : List.of(sqlite, postgres)) {
      site.post("/es/subscribe", "email=nueva@post.example&at=06:30", "203.0.113.1");
      Subscriber pending = site.store.subscribers().page("", 10).getFirst();
      site.post(
          "/es/confirm?token=" + site.subscriptions.confirmToken(pending.id(), SampleNews.NOW),
          "",
          "203.0.113.1");
      assertThat(site.store.subscribers().counts()).containsEntry(Subscriber.Status.CONFIRMED, 1);
      site.post(
          "/es/unsubscribe?token="
              + site.subscriptions.unsubscribeToken(pending.id(), SampleNews.NOW),
          "List-Unsubscribe=One-Click",
          "203.0.113.1");
      assertThat(site.store.subscribers().counts())
          .containsEntry(Subscriber.Status.UNSUBSCRIBED, 1);
    }
  }
}
