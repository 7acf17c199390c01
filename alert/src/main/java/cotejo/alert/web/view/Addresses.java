package cotejo.alert.web.view;

import cotejo.events.Hashes;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where every page stands: the one place that knows the paths, for pages, feeds and mails alike.
 *
 * @param root the site's public address without a slash at its end; empty for paths on this site
 */
public record Addresses(String root) {

  /** Paths on this site, for links within pages. */
  public static final Addresses HERE = new Addresses("");

  public Addresses {
    root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
  }

  /** Absolute addresses below the site's public address, for mails and feeds. */
  public static Addresses of(URI publicUrl) {
    return new Addresses(publicUrl.toString());
  }

  /** The front page: the newest digest. */
  public String home(Lang lang) {
    return at(lang, "");
  }

  /** All digests by day. */
  public String archive(Lang lang) {
    return at(lang, "/archive");
  }

  /** One digest. */
  public String digest(Lang lang, String id) {
    return at(lang, "/digest/" + encode(id));
  }

  public String article(Lang lang, String articleId) {
    return at(lang, "/article/" + encode(articleId));
  }

  public String claims(Lang lang) {
    return at(lang, "/claims");
  }

  public String claim(Lang lang, String claim) {
    return at(lang, "/claim/" + encode(claim));
  }

  public String outlets(Lang lang) {
    return at(lang, "/outlets");
  }

  /** An outlet's page by its name as the feed list has it. */
  public String outlet(Lang lang, String name) {
    return at(lang, "/outlet/" + Hashes.slug(name));
  }

  public String search(Lang lang) {
    return at(lang, "/search");
  }

  public String about(Lang lang) {
    return at(lang, "/about");
  }

  public String subscribe(Lang lang) {
    return at(lang, "/subscribe");
  }

  /** Where the link in the first mail leads: a page with a button that confirms. */
  public String confirm(Lang lang, String token) {
    return withToken(lang, "/confirm", token);
  }

  public String preferences(Lang lang, String token) {
    return withToken(lang, "/preferences", token);
  }

  /**
   * Unsubscribing: GET shows a page with a button, POST acts, with or without the body {@code
   * List-Unsubscribe=One-Click} (RFC 8058).
   */
  public String unsubscribe(Lang lang, String token) {
    return withToken(lang, "/unsubscribe", token);
  }

  /** Everything kept about a subscriber, as JSON. */
  public String export(Lang lang, String token) {
    return withToken(lang, "/my-data", token);
  }

  /** Erasing a subscriber. */
  public String erase(Lang lang, String token) {
    return withToken(lang, "/erase", token);
  }

  /** All runs of delivery. */
  public String ledger(Lang lang) {
    return at(lang, "/ledger");
  }

  /** One run of delivery. */
  public String run(Lang lang, String run) {
    return at(lang, "/ledger/" + encode(run));
  }

  /** The Atom feed of what stands at {@code page}, an address from this record. */
  public String atom(String page) {
    return page + "/feed.atom";
  }

  /** The JSON Feed of what stands at {@code page}, an address from this record. */
  public String jsonFeed(String page) {
    return page + "/feed.json";
  }

  private String at(Lang lang, String path) {
    return root + "/" + lang.code() + path;
  }

  private String withToken(Lang lang, String path, String token) {
    return at(lang, path) + "?token=" + encode(token);
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
