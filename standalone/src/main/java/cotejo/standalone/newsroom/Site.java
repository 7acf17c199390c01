package cotejo.standalone.newsroom;

import cotejo.standalone.web.Reply;
import cotejo.standalone.web.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Finds the page for a path. */
final class Site {
  private static final String OPML = "text/x-opml; charset=utf-8";

  private final Newsroom.Press press;
  private final Pages pages = new Pages();

  Site(Newsroom.Press press) {
    this.press = press;
  }

  Reply answer(Request request) {
    URI base = URI.create("http://" + request.host());
    String path = request.path();
    return switch (path) {
      case "/" -> Reply.html(pages.index(press, base));
      case "/feeds.opml" ->
          Reply.of(200, OPML, Feeds.opml("Sample newsroom", Newsroom.feeds(press.outlets(), base)));
      case "/robots.txt" -> Reply.of(200, Reply.PLAIN, "User-agent: *\nAllow: /\n");
      case "/favicon.ico" -> Reply.of(204, Reply.PLAIN, "");
      default -> path.startsWith("/static/") ? asset(path.substring(8)) : ofOutlet(path, base);
    };
  }

  private Reply ofOutlet(String path, URI base) {
    for (Outlet outlet : press.outlets()) {
      if (path.equals("/" + outlet.slug())) {
        return Reply.redirect(outlet.home());
      }
      if (path.startsWith(outlet.home())) {
        return page(outlet, path, base);
      }
    }
    return Reply.notFound();
  }

  private Reply page(Outlet outlet, String path, URI base) {
    Edition edition = press.edition(outlet);
    String rest = path.substring(outlet.home().length());
    for (Outlet.FeedSpec feed : outlet.feeds()) {
      if (feed.path().equals("/" + rest)) {
        return feed(feed, edition, base);
      }
    }
    if (rest.isEmpty()) {
      return Reply.html(pages.front(edition, base));
    }
    for (String section : outlet.sections()) {
      if (rest.equals(Outlet.sectionPath(section) + "/")) {
        return Reply.html(pages.section(edition, section, base));
      }
    }
    if (rest.startsWith("img/") && rest.endsWith(".svg")) {
      String name = rest.substring(4, rest.length() - 4);
      return Reply.of(200, "image/svg+xml", Picture.draw(name, outlet.colour()));
    }
    boolean amp = rest.endsWith("amp/");
    String article = amp ? path.substring(0, path.length() - 4) : path;
    Optional<Edition.Printed> found = edition.find(article);
    return found
        .map(
            printed ->
                Reply.html(
                        amp
                            ? pages.amp(edition, printed, base)
                            : pages.article(edition, printed, base))
                    .changedAt(printed.changed()))
        .orElseGet(Reply::notFound);
  }

  private static Reply feed(Outlet.FeedSpec feed, Edition edition, URI base) {
    if (feed.behaviour() == Outlet.Behaviour.GONE) {
      return Reply.of(410, Reply.PLAIN, "This feed is no longer published.\n");
    }
    Feeds.Document document = Feeds.write(feed, edition, base);
    return Reply.of(200, document.type(), document.text())
        .changedAt(edition.changed())
        .after(feed.delay());
  }

  private static Reply asset(String name) {
    if (!List.of("common.css", "broadsheet.css", "cards.css", "tabloid.css", "agency.css")
        .contains(name)) {
      return Reply.notFound();
    }
    try (InputStream in = Site.class.getResourceAsStream("/newsroom/static/" + name)) {
      return in == null
          ? Reply.notFound()
          : Reply.of(200, "text/css; charset=utf-8", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the style sheet " + name, e);
    }
  }
}
