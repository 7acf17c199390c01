package cotejo.ingest.opml;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.events.Feed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of feeds that comes with the program. */
class BundledFeedsTest {
  @TempDir private static Path folder;
  private static FeedOutlines.Read list;

  @BeforeAll
  static void read() throws Exception {
    Path file = folder.resolve("feeds.opml");
    try (var bundled = BundledFeedsTest.class.getResourceAsStream("/cotejo/ingest/feeds.opml")) {
      Files.copy(bundled, file);
    }
    list = FeedOutlines.read(file);
  }

  @Test
  void every_outline_is_a_feed_and_no_address_stands_twice() {
    assertThat(list.problems()).isEmpty();
    assertThat(list.feeds()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(list.feeds()).extracting(Feed::url).doesNotHaveDuplicates();
  }

  @Test
  void each_feed_has_outlet_country_and_language() {
    assertThat(list.feeds())
        .allSatisfy(
            feed -> {
              assertThat(feed.outlet()).isNotBlank();
              assertThat(feed.country()).as(feed.outlet()).isNotBlank();
              assertThat(feed.lang()).as(feed.outlet()).isIn("en", "es");
            });
  }

  @Test
  void both_languages_several_countries_and_every_kind_of_publisher_are_there() {
    Set<String> countries = list.feeds().stream().map(Feed::country).collect(Collectors.toSet());
    assertThat(countries).contains("US", "MX").hasSizeGreaterThan(2);
    assertThat(list.feeds()).extracting(Feed::lang).contains("en", "es");
    assertThat(list.feeds()).extracting(Feed::kind).contains(Feed.Kind.values());
  }
}
