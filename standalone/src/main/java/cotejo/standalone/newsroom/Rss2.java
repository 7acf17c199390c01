package cotejo.standalone.newsroom;

import java.util.Locale;

/**
 * RSS 2.0 with the modules that newspapers use (Dublin Core, content, Media RSS, Atom's self link).
 */
final class Rss2 {
  private Rss2() {}

  static String write(Channel channel) {
    Outlet outlet = channel.outlet();
    Xml xml = new Xml();
    xml.open(
        "rss",
        "version",
        "2.0",
        "xmlns:atom",
        "http://www.w3.org/2005/Atom",
        "xmlns:content",
        "http://purl.org/rss/1.0/modules/content/",
        "xmlns:dc",
        "http://purl.org/dc/elements/1.1/",
        "xmlns:media",
        "http://search.yahoo.com/mrss/");
    xml.open("channel");
    xml.leaf("title", channel.feed().title());
    xml.leaf("link", channel.home());
    xml.leaf("description", outlet.motto());
    xml.leaf("language", outlet.language() + "-" + outlet.country().toLowerCase(Locale.ROOT));
    xml.leaf("lastBuildDate", Channel.rfc1123(channel.changed()));
    xml.leaf("atom:link", "", "href", channel.self(), "rel", "self", "type", "application/rss+xml");
    for (Edition.Printed article : channel.articles()) {
      xml.open("item");
      xml.leaf("title", article.text().title());
      xml.leaf("link", channel.link(article));
      xml.leaf("guid", channel.id(article), "isPermaLink", "false");
      xml.leaf("pubDate", Channel.rfc1123(article.published()));
      xml.leaf("dc:creator", article.story().byline());
      xml.leaf("category", article.story().section());
      String picture =
          channel.base() + "/" + outlet.slug() + "/img/" + article.story().slug() + ".svg";
      xml.data(
          "description",
          "<img src=\""
              + picture
              + "\" alt=\"\"><p>"
              + Xml.escaped(article.story().summary())
              + "</p>");
      xml.leaf("media:content", "", "url", picture, "medium", "image", "type", "image/svg+xml");
      if (outlet.fullTextInFeed()) {
        xml.data("content:encoded", Channel.html(article));
      }
      xml.close();
    }
    return xml.close().close().text();
  }
}
