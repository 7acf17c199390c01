package cotejo.standalone.newsroom;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What every feed format tells.
 *
 * @param articles newest first
 * @param changed when any of them last came or changed
 * @param base address of the newsroom, without a slash at the end
 */
record Channel(
    Outlet.FeedSpec feed,
    Outlet outlet,
    List<Edition.Printed> articles,
    Instant changed,
    URI base) {

  String home() {
    return base + outlet.home();
  }

  String self() {
    return base + "/" + outlet.slug() + feed.path();
  }

  /** The address of the article, with what the outlet adds to count its readers. */
  String link(Edition.Printed article) {
    return base + article.path() + (outlet.tracking().isEmpty() ? "" : "?" + outlet.tracking());
  }

  /** An identifier that survives a move of the newsroom to another port. */
  String id(Edition.Printed article) {
    return "tag:" + outlet.slug() + ".example,2024:" + article.story().slug();
  }

  static String html(Edition.Printed article) {
    return article.text().paragraphs().stream()
        .map(
            p ->
                p.startsWith("## ")
                    ? "<h2>" + Xml.escaped(p.substring(3)) + "</h2>"
                    : "<p>" + Xml.escaped(p) + "</p>")
        .collect(Collectors.joining("\n"));
  }

  static String rfc1123(Instant moment) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
  }
}
