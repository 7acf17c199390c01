package cotejo.ingest.poll;

import cotejo.events.Article;
import cotejo.ingest.feed.FeedItem;
import cotejo.ingest.html.BlockNames;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The text that the feed itself carries, for where the page gives none.
 *
 * @param text plain, paragraphs apart by a blank line
 */
record FeedText(String text, Article.TextSource source) {
  static FeedText of(FeedItem item) {
    String content = item.contentHtml() == null ? "" : plain(item.contentHtml());
    String summary = item.summary() == null ? "" : item.summary().strip();
    if (!content.isEmpty() && content.length() >= summary.length()) {
      return new FeedText(content, Article.TextSource.FEED_CONTENT);
    }
    return summary.isEmpty()
        ? new FeedText("", Article.TextSource.NONE)
        : new FeedText(summary, Article.TextSource.FEED_SUMMARY);
  }

  private static String plain(@Nullable String html) {
    StringBuilder text = new StringBuilder();
    Jsoup.parseBodyFragment(html == null ? "" : html)
        .body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                  append(text, words.text());
                } else if (isBlock(node)) {
                  paragraph(text);
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (isBlock(node)) {
                  paragraph(text);
                }
              }
            });
    return text.toString().strip();
  }

  private static boolean isBlock(Node node) {
    if (!(node instanceof Element element)) {
      return false;
    }
    String name = element.normalName();
    return name.equals("br") || BlockNames.contains(name);
  }

  private static void append(StringBuilder text, String words) {
    boolean atStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    text.append(atStart ? words.stripLeading() : words);
  }

  private static void paragraph(StringBuilder text) {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    if (end > 0) {
      text.append("\n\n");
    }
  }
}
