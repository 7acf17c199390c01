package cotejo.ingest.feed;

import cotejo.ingest.feed.FeedReading.NotAFeed;
import cotejo.ingest.feed.FeedReading.Reason;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Says what a document is that is not a feed. */
final class NotFeeds {

  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>([^<]{1,300})", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("<([A-Za-z][\\w:.-]*)");

  /** How far into a document we look for what it is. */
  private static final int WINDOW = 8192;

  private NotFeeds() {}

  static boolean startsLikeJson(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != '\ufeff') {
        return c == '{' || c == '[';
      }
    }
    return false;
  }

  static boolean mayBeFeed(Element root) {
    return TreeReader.format(root) != null;
  }

  static NotAFeed explain(String text) {
    String start = text.substring(0, Math.min(text.length(), WINDOW));
    if (text.isBlank()) {
      return new NotAFeed(Reason.EMPTY, "the document is empty", null);
    }
    if (startsLikeJson(text)) {
      return new NotAFeed(
          Reason.UNKNOWN_JSON,
          "the document is JSON, or nearly so, but has no list of items",
          null);
    }
    Matcher tag = TAG.matcher(start);
    if (!tag.find()) {
      return new NotAFeed(
          Reason.NOT_TEXT, "the document holds no markup: it is plain text or a binary file", null);
    }
    String lower = start.toLowerCase(Locale.ROOT);
    if (lower.contains("<opml")) {
      return new NotAFeed(
          Reason.OPML, "the document is OPML, a list of feeds: import it instead", null);
    }
    if (lower.contains("<html")
        || lower.contains("<!doctype html")
        || lower.contains("<body")
        || HtmlNames.isHtml(tag.group(1))) {
      String title = title(start);
      return new NotAFeed(
          Reason.HTML_PAGE,
          title == null
              ? "an HTML page was served instead of a feed"
              : "an HTML page was served instead of a feed: " + title,
          title);
    }
    return new NotAFeed(
        Reason.UNKNOWN_XML,
        "the document is XML with the root " + tag.group(1) + ", which is no feed",
        null);
  }

  private static @Nullable String title(String start) {
    Matcher title = TITLE.matcher(start);
    return title.find() ? HtmlText.plain(title.group(1)) : null;
  }
}
