package cotejo.alert.web;

import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Lang;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed before it is written in one format or the other.
 *
 * @param page the page whose feed it is; with it as prefix stand the feed's own addresses
 * @param hub the WebSub hub that hands it on; null for none
 * @param updated UTC, when anything in it changed last; the epoch for an empty feed
 */
record FeedDocument(
    Lang lang,
    String title,
    String page,
    Addresses site,
    Instant updated,
    List<Entry> entries,
    @Nullable URI hub) {

  /**
   * An entry.
   *
   * @param id never changes
   * @param page our page about it
   * @param external the article itself; empty when the entry is about none
   * @param author who published what it is about
   * @param summary plain text
   * @param html the same with markup
   */
  record Entry(
      String id,
      String title,
      String page,
      String external,
      Instant published,
      Instant updated,
      String author,
      String summary,
      String html) {}

  FeedDocument {
    entries = List.copyOf(entries);
  }
}
