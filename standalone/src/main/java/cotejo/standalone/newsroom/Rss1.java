package cotejo.standalone.newsroom;

/** RSS 1.0, the one that is RDF, with Dublin Core for date, author and language. */
final class Rss1 {
  private Rss1() {}

  static String write(Channel channel) {
    Outlet outlet = channel.outlet();
    Xml xml = new Xml();
    xml.open(
        "rdf:RDF",
        "xmlns:rdf",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xmlns",
        "http://purl.org/rss/1.0/",
        "xmlns:dc",
        "http://purl.org/dc/elements/1.1/");
    xml.open("channel", "rdf:about", channel.home());
    xml.leaf("title", channel.feed().title());
    xml.leaf("link", channel.home());
    xml.leaf("description", outlet.motto());
    xml.leaf("dc:language", outlet.language());
    xml.leaf("dc:date", channel.changed().toString());
    xml.open("items").open("rdf:Seq");
    for (Edition.Printed article : channel.articles()) {
      xml.leaf("rdf:li", "", "rdf:resource", channel.link(article));
    }
    xml.close().close().close();
    for (Edition.Printed article : channel.articles()) {
      xml.open("item", "rdf:about", channel.link(article));
      xml.leaf("title", article.text().title());
      xml.leaf("link", channel.link(article));
      xml.leaf("description", article.story().summary());
      xml.leaf("dc:date", article.published().toString());
      xml.leaf("dc:creator", article.story().byline());
      xml.leaf("dc:subject", article.story().section());
      xml.close();
    }
    return xml.close().text();
  }
}
