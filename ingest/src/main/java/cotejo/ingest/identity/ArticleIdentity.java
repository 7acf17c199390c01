package cotejo.ingest.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which article an address stands for.
 *
 * @param canonicalUrl the address in canonical form: https, no tracking, no session, no fragment
 * @param id SHA-256 of {@code canonicalUrl} in UTF-8, 64 lower-case hex digits
 */
public record ArticleIdentity(String canonicalUrl, String id) {

  /**
   * The identity of the page at {@code address}.
   *
   * @param address where the page was found or fetched from, after redirects
   * @param claims what the page calls itself, most trusted first (rel=canonical, og:url); a claim
   *     of another registered domain or one that points to a front page is not believed
   * @return empty when {@code address} is no http(s) address
   */
  public static Optional<ArticleIdentity> of(String address, List<String> claims) {
    return CanonicalUrl.choose(address, claims).map(url -> new ArticleIdentity(url, sha256(url)));
  }

  /** The identity of an address alone, as a feed gives it. */
  public static Optional<ArticleIdentity> of(String address) {
    return of(address, List.of());
  }

  /**
   * The key under which a feed's own identifier is remembered, so that a story that moves to
   * another address is still known: SHA-256 of feed and guid.
   *
   * @return null where the guid says nothing beyond the address (empty, or itself an http address)
   */
  public static @Nullable String guidKey(String feed, @Nullable String guid) {
    if (guid == null) return null;
    String trimmed = guid.strip();
    if (trimmed.isEmpty() || trimmed.regionMatches(true, 0, "http", 0, 4)) return null;
    return sha256(feed + "\n" + trimmed);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
