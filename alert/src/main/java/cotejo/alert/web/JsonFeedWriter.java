package cotejo.alert.web;

import cotejo.alert.web.FeedDocument.Entry;
import cotejo.events.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a feed as JSON Feed 1.1 (jsonfeed.org). */
final class JsonFeedWriter {
  private JsonFeedWriter() {}

  static String write(FeedDocument feed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", "https://jsonfeed.org/version/1.1");
    json.put("title", feed.title());
    json.put("home_page_url", feed.page());
    json.put("feed_url", feed.site().jsonFeed(feed.page()));
    json.put("language", feed.lang().code());
    json.put("authors", List.of(Map.of("name", "Cotejo", "url", feed.site().home(feed.lang()))));
    if (feed.hub() != null) {
      json.put("hubs", List.of(Map.of("type", "WebSub", "url", feed.hub().toString())));
    }
    json.put("items", feed.entries().stream().map(JsonFeedWriter::item).toList());
    return Messages.JSON.writeValueAsString(json);
  }

  private static Map<String, Object> item(Entry entry) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", entry.id());
    item.put("url", entry.page());
    if (!entry.external().isEmpty()) {
      item.put("external_url", entry.external());
    }
    item.put("title", entry.title());
    item.put("summary", entry.summary());
    item.put("content_html", entry.html());
    item.put("date_published", entry.published().toString());
    item.put("date_modified", entry.updated().toString());
    item.put("authors", List.of(Map.of("name", entry.author())));
    return item;
  }
}
