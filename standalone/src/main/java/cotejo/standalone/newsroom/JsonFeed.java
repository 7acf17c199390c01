package cotejo.standalone.newsroom;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON Feed 1.1 (jsonfeed.org). */
final class JsonFeed {
  private static final JsonMapper JSON = new JsonMapper();

  private JsonFeed() {}

  static String write(Channel channel) {
    Outlet outlet = channel.outlet();
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "https://jsonfeed.org/version/1.1");
    root.put("title", channel.feed().title());
    root.put("description", outlet.motto());
    root.put("home_page_url", channel.home());
    root.put("feed_url", channel.self());
    root.put("language", outlet.language());
    var items = root.putArray("items");
    for (Edition.Printed article : channel.articles()) {
      ObjectNode item = items.addObject();
      item.put("id", channel.id(article));
      item.put("url", channel.link(article));
      item.put("title", article.text().title());
      item.put("summary", article.story().summary());
      item.put(
          "content_html",
          outlet.fullTextInFeed()
              ? Channel.html(article)
              : "<p>" + Xml.escaped(article.story().summary()) + "</p>");
      item.put("date_published", article.published().toString());
      if (article.edited()) {
        item.put("date_modified", article.changed().toString());
      }
      item.putArray("authors").addObject().put("name", article.story().byline());
      item.putArray("tags").add(article.story().section());
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
