package cotejo.ingest.discovery;

import cotejo.ingest.discovery.Candidate.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the addresses at which a site's feeds may be, best first. */
public final class FeedDiscovery {

  /** Media types of feeds; "application/json" is left out, WordPress announces its API with it. */
  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/x-rss+xml",
          "application/xml+rss",
          "text/rss",
          "text/rss+xml",
          "text/atom+xml");

  /** Types that only sometimes mean a feed; the address must look like one. */
  private static final Set<String> VAGUE_TYPES =
      Set.of("text/xml", "application/xml", "application/json");

  private static final Pattern PATH =
      Pattern.compile(
          "(?:^|/)(?:feed|feeds|rss|rss2|atom|rdf)(?:/|$|\\.(?:xml|json|php|aspx?|rss)$)|/(?:rss|atom|feed|index)[\\w-]*\\.(?:xml|rdf|rss|atom|json)$|\\.(?:rss|atom|rdf)$|[?&](?:feed=|format=(?:rss|atom|feed)|alt=(?:rss|atom))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FEED_HOST =
      Pattern.compile("(?:feeds?\\d?|rss)\\..+", Pattern.CASE_INSENSITIVE);

  /** Comments are feeds too, but not the news. */
  private static final Pattern COMMENTS =
      Pattern.compile("comment|comentario", Pattern.CASE_INSENSITIVE);

  /**
   * WordPress, Drupal, Joomla and Arc, Blogger, Hugo and Jekyll, Substack and Ghost, in order of
   * how common they are.
   */
  private static final List<String> WELL_KNOWN =
      List.of(
          "/feed/",
          "/rss",
          "/rss.xml",
          "/feed.xml",
          "/atom.xml",
          "/index.xml",
          "/feed",
          "/rss/",
          "/feeds/posts/default",
          "/arc/outboundfeeds/rss/?outputType=xml",
          "/feed.json",
          "/index.rdf",
          "/?feed=rss2",
          "/news-sitemap.xml",
          "/sitemap-news.xml");

  /**
   * A page with more links of this kind is a directory of feeds; the rest would not be tried
   * anyway.
   */
  private static final int MOST_LINKED = 50;

  private FeedDiscovery() {}

  /** Candidates from a page, and below them those of its site. */
  public static List<Candidate> candidates(String html, URI page) {
    Document document = Jsoup.parse(html, page.toString());
    Map<String, Candidate> found = new LinkedHashMap<>();
    List<Candidate> comments = new ArrayList<>();
    for (Element link : document.select("link[rel][href]")) {
      if (announces(link)) {
        sort(candidate(link, Source.ANNOUNCED, link.attr("title")), found, comments);
      }
    }
    for (Element link : document.select("a[href]")) {
      if (found.size() < MOST_LINKED && looksLikeFeed(link)) {
        sort(candidate(link, Source.LINKED, link.text()), found, comments);
      }
    }
    comments.forEach(candidate -> found.putIfAbsent(candidate.url(), candidate));
    wellKnown(page).forEach(candidate -> found.putIfAbsent(candidate.url(), candidate));
    return List.copyOf(found.values());
  }

  /**
   * The paths at which common publishing systems keep their feeds, for a site whose page says
   * nothing.
   */
  public static List<Candidate> wellKnown(URI page) {
    if (page.getHost() == null) {
      return List.of();
    }
    String site = page.getScheme() + "://" + page.getRawAuthority();
    return WELL_KNOWN.stream()
        .map(path -> new Candidate(site + path, Source.WELL_KNOWN, null))
        .toList();
  }

  private static void sort(
      @Nullable Candidate candidate, Map<String, Candidate> found, List<Candidate> comments) {
    if (candidate == null) {
      return;
    }
    boolean ofComments =
        COMMENTS.matcher(candidate.url()).find()
            || (candidate.title() != null && COMMENTS.matcher(candidate.title()).find());
    if (ofComments) {
      comments.add(candidate);
    } else {
      found.putIfAbsent(candidate.url(), candidate);
    }
  }

  private static boolean announces(Element link) {
    String rel = ' ' + link.attr("rel").toLowerCase(Locale.ROOT) + ' ';
    if (!rel.contains(" alternate ") && !rel.contains(" feed ")) {
      return false;
    }
    String type = link.attr("type").toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
    boolean vague = VAGUE_TYPES.contains(type) || (type.isEmpty() && rel.contains(" feed "));
    return TYPES.contains(type) || (vague && PATH.matcher(path(link.absUrl("href"))).find());
  }

  private static boolean looksLikeFeed(Element link) {
    String address = link.absUrl("href");
    if (address.isEmpty()) {
      return link.attr("href").startsWith("feed:");
    }
    URI uri = uri(address);
    return uri != null
        && (PATH.matcher(path(address)).find()
            || (uri.getHost() != null && FEED_HOST.matcher(uri.getHost()).matches()));
  }

  private static String path(String address) {
    int from = address.indexOf("://");
    int slash = from < 0 ? -1 : address.indexOf('/', from + 3);
    return slash < 0 ? "" : address.substring(slash).replaceFirst("#.*$", "");
  }

  private static @Nullable Candidate candidate(Element link, Source source, String title) {
    String written = link.attr("href").strip();
    String address = link.absUrl("href");
    if (written.startsWith("feed:")) {
      String rest = written.substring(5);
      address = rest.startsWith("//") ? "http:" + rest : rest;
    }
    address = address.replaceFirst("#.*$", "");
    String lower = address.toLowerCase(Locale.ROOT);
    boolean web = lower.startsWith("http://") || lower.startsWith("https://");
    return web && uri(address) != null
        ? new Candidate(address, source, title.isBlank() ? null : title.strip())
        : null;
  }

  private static @Nullable URI uri(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
