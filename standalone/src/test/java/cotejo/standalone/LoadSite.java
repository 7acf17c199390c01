package cotejo.standalone;

import cotejo.events.Feed;
import cotejo.ingest.feed.FeedReader;
import cotejo.ingest.feed.FeedReading;
import cotejo.standalone.newsroom.Newsroom;
import cotejo.standalone.newsroom.Timeline;
import cotejo.standalone.web.LoopbackSite;
import cotejo.standalone.web.Reply;
import cotejo.standalone.web.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * As many feeds and articles as wanted. The pages are those of the sample newsroom, with
 * navigation, advertisements and related links, each under as many addresses as it takes.
 */
final class LoadSite implements AutoCloseable {
  /** Entries in one feed document at most, the newest first. */
  private static final int LISTED = 40;

  private record Page(String url, String html) {}

  private final List<Page> pages = new ArrayList<>();
  private final List<List<Integer>> feeds = new ArrayList<>();
  private final Map<Integer, Long> published = new ConcurrentHashMap<>();
  private final Map<Integer, Long> served = new ConcurrentHashMap<>();
  private final LoopbackSite site;
  private int stories;

  LoadSite(int numberOfFeeds) throws IOException, InterruptedException {
    try (Newsroom newsroom = Newsroom.start(InstantSource.system(), 0, Timeline.AT_ONCE)) {
      Map<String, String> found = new TreeMap<>();
      for (Feed feed : newsroom.feeds()) {
        byte[] document = MetricsPage.get(feed.url().toString()).getBytes(StandardCharsets.UTF_8);
        if (new FeedReader().read(document, null, feed.url())
            instanceof FeedReading.Read(var read)) {
          for (var item : read.items()) {
            if (item.url() != null && item.url().startsWith(newsroom.address().toString())) {
              found.putIfAbsent(item.url().replaceFirst("[?#].*", ""), MetricsPage.get(item.url()));
            }
          }
        }
      }
      found.forEach((url, html) -> pages.add(new Page(url, html)));
    }
    for (int i = 0; i < numberOfFeeds; i++) {
      feeds.add(new CopyOnWriteArrayList<>());
    }
    site = LoopbackSite.start("load", 0, this::answer);
  }

  int differentPages() {
    return pages.size();
  }

  /** Puts another story into a feed. */
  void publish() {
    int story = stories++;
    published.put(story, System.nanoTime());
    feeds.get(story % feeds.size()).addFirst(story);
  }

  Path opml(Path file) throws IOException {
    StringBuilder opml = new StringBuilder("<opml version='2.0'><body>\n");
    for (int i = 0; i < feeds.size(); i++) {
      opml.append(
          "<outline type='rss' text='Outlet %1$d' xmlUrl='%2$s/feed/%1$d'/>\n"
              .formatted(i, site.address()));
    }
    return Files.writeString(file, opml.append("</body></opml>\n"));
  }

  /** The story that stands at {@code url}. */
  static int story(URI url) {
    return Integer.parseInt(url.getPath().substring("/story/".length()));
  }

  /** When it came into its feed, {@link System#nanoTime}. */
  long publishedAt(int story) {
    return published.get(story);
  }

  /** When its feed was first asked for with it in it. */
  long servedAt(int story) {
    return served.get(story);
  }

  private Reply answer(Request request) {
    String path = request.path();
    if (path.startsWith("/feed/")) {
      return feed(feeds.get(Integer.parseInt(path.substring("/feed/".length()))));
    }
    if (!path.startsWith("/story/")) {
      return Reply.notFound();
    }
    int number = Integer.parseInt(path.substring("/story/".length()));
    Page page = pages.get(number % pages.size());
    return Reply.html(page.html().replace(page.url(), site.address() + path));
  }

  private Reply feed(List<Integer> listed) {
    long now = System.nanoTime();
    StringBuilder items = new StringBuilder("<rss version='2.0'><channel><title>Load</title>");
    for (int story : listed.subList(0, Math.min(LISTED, listed.size()))) {
      served.putIfAbsent(story, now);
      items.append(
          "<item><title>Story %1$d</title><link>%2$s/story/%1$d</link></item>"
              .formatted(story, site.address()));
    }
    return Reply.of(
        200, "application/rss+xml; charset=utf-8", items.append("</channel></rss>").toString());
  }

  @Override
  public void close() {
    site.close();
  }
}
