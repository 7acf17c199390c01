package cotejo.standalone;

import cotejo.ingest.feed.FeedReader;
import cotejo.ingest.feed.FeedReading;
import cotejo.standalone.web.LoopbackSite;
import cotejo.standalone.web.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real feeds, real pages and labelled texts from the folder beside the project, served on loopback
 * as they are.
 */
final class RealSite implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  /** Feeds that list the pages: several, so that they are read side by side. */
  private static final int PAGE_FEEDS = 8;

  private static final int ARCHIVE = 503;

  private final Map<String, Reply> documents = new ConcurrentHashMap<>();
  private final LoopbackSite site;

  RealSite() throws IOException {
    site =
        LoopbackSite.start(
            "real input", 0, request -> documents.getOrDefault(request.path(), Reply.notFound()));
  }

  /**
   * A list of feeds.
   *
   * @param entries how many entries each feed's document has, by the feed's address
   */
  record Listed(Map<String, Integer> entries) {
    int total() {
      return entries.values().stream().mapToInt(Integer::intValue).sum();
    }

    Path opml(Path file) throws IOException {
      StringBuilder opml = new StringBuilder("<opml version='2.0'><body>\n");
      for (String url : entries.keySet()) {
        String name = url.substring(url.lastIndexOf('/') + 1);
        opml.append(
            "<outline type='rss' text='%s' outlet='%s' xmlUrl='%s'/>\n".formatted(name, name, url));
      }
      return Files.writeString(file, opml.append("</body></opml>\n"));
    }
  }

  /** The feeds of {@code feeds/real}, with the number of entries that other parsers agree on. */
  Listed feeds() throws IOException {
    Path folder = SharedFolder.present("feeds/real");
    Map<String, Integer> entries = new LinkedHashMap<>();
    for (String line : Files.readAllLines(SharedFolder.present("feeds/cases.jsonl"))) {
      JsonNode known = JSON.readTree(line);
      if (!known.path("class").asString().equals("real")) {
        continue;
      }
      Path file = folder.resolve(Path.of(known.path("file").asString()).getFileName());
      byte[] bytes = Files.readAllBytes(file);
      String type = file.toString().endsWith(".json") ? "application/json" : "application/xml";
      String url = put("/feed/" + file.getFileName(), Reply.of(200, type, bytes));
      JsonNode number = known.path("expect").path("n_items");
      entries.put(url, number.isMissingNode() ? read(bytes, url) : number.asInt());
    }
    entries.put(archive(), ARCHIVE);
    return new Listed(entries);
  }

  /** A document that lists more than is read of one. */
  private String archive() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < ARCHIVE; i++) {
      items.append(item("Old " + i, site.address() + "/old/" + i));
    }
    return rss("archive", items);
  }

  private static int read(byte[] bytes, String url) {
    return new FeedReader().read(bytes, null, URI.create(url)) instanceof FeedReading.Read(var feed)
        ? feed.items().size()
        : 0;
  }

  /** Feeds that list the pages of {@code extraction}, the texts of {@code corpus}, and oddities. */
  Listed pages() throws IOException {
    Map<String, Integer> entries = new LinkedHashMap<>();
    List<String> pages = extractionPages();
    for (int i = 0; i < PAGE_FEEDS; i++) {
      StringBuilder items = new StringBuilder();
      int number = 0;
      for (int j = i; j < pages.size(); j += PAGE_FEEDS) {
        items.append(item("Page " + j, pages.get(j)));
        number++;
      }
      entries.put(rss("pages-" + i, items), number);
    }
    for (String corpus : List.of("press-en", "press-es", "real-en", "events")) {
      StringBuilder items = new StringBuilder();
      List<String> texts = Files.readAllLines(SharedFolder.present("corpus/" + corpus + ".jsonl"));
      for (String line : texts) {
        JsonNode text = JSON.readTree(line);
        String title = text.path("title").asString();
        String path = "/text/" + text.path("id").asString();
        items.append(item(title, put(path, Reply.html(page(title, text)))));
      }
      entries.put(rss(corpus, items), texts.size());
    }
    String link = put("/odd/one", Reply.html("<html><body><p>Short.</p></body></html>"));
    String odd =
        item("One", link)
            + item("One", link)
            + "<item><title>No address</title><guid isPermaLink='false'>a-1</guid></item>"
            + "<item><link>%s/odd/nothing</link></item>".formatted(site.address());
    entries.put(rss("odd", new StringBuilder(odd)), 4);
    return new Listed(entries);
  }

  private List<String> extractionPages() throws IOException {
    List<String> urls = new ArrayList<>();
    try (Stream<Path> files = Files.list(SharedFolder.present("extraction/pages"))) {
      for (Path file : files.sorted().toList()) {
        try (GZIPInputStream page = new GZIPInputStream(Files.newInputStream(file))) {
          String name = file.getFileName().toString().replace(".html.gz", "");
          urls.add(put("/page/" + name, Reply.of(200, "text/html", page.readAllBytes())));
        }
      }
    }
    return urls;
  }

  private static String page(String title, JsonNode text) {
    StringBuilder page =
        new StringBuilder(
            "<!doctype html><html lang='%s'><head><title>%s</title></head><body>"
                .formatted(text.path("lang").asString(), escaped(title)));
    page.append("<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article><h1>");
    page.append(escaped(title)).append("</h1>");
    text.path("text")
        .asString()
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> page.append("<p>").append(escaped(line)).append("</p>"));
    return page.append("</article></body></html>").toString();
  }

  private String rss(String name, StringBuilder items) {
    String xml =
        "<rss version='2.0'><channel><title>%s</title>%s</channel></rss>".formatted(name, items);
    return put("/feed/" + name, Reply.of(200, "application/rss+xml; charset=utf-8", xml));
  }

  private static String item(String title, String link) {
    return "<item><title>%s</title><link>%s</link></item>".formatted(escaped(title), link);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private String put(String path, Reply reply) {
    documents.put(path, reply);
    return site.address() + path;
  }

  @Override
  public void close() {
    site.close();
  }
}
