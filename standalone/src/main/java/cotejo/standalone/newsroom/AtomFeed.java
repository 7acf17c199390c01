package cotejo.standalone.newsroom;

/** Atom (RFC 4287). */
final class AtomFeed {
  private AtomFeed() {}

  static String write(Channel channel) {
    Outlet outlet = channel.outlet();
    Xml xml = new Xml();
    xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", outlet.language());
    xml.leaf("id", "tag:" + outlet.slug() + ".example,2024:feed");
    xml.leaf("title", channel.feed().title());
    xml.leaf("subtitle", outlet.motto());
    xml.leaf("updated", channel.changed().toString());
    xml.leaf("link", "", "rel", "self", "href", channel.self());
    xml.leaf("link", "", "rel", "alternate", "type", "text/html", "href", channel.home());
    for (Edition.Printed article : channel.articles()) {
      xml.open("entry");
      xml.leaf("id", channel.id(article));
      xml.leaf("title", article.text().title());
      xml.leaf("link", "", "rel", "alternate", "type", "text/html", "href", channel.link(article));
      xml.leaf("published", article.published().toString());
      xml.leaf("updated", article.changed().toString());
      xml.open("author").leaf("name", article.story().byline()).close();
      xml.leaf("category", "", "term", article.story().section());
      xml.leaf("summary", article.story().summary());
      if (outlet.fullTextInFeed()) {
        xml.leaf("content", Channel.html(article), "type", "html");
      }
      xml.close();
    }
    return xml.close().text();
  }
}
