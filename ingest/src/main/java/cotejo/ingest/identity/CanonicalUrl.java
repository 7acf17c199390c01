package cotejo.ingest.identity;

import crawlercommons.domains.EffectiveTldFinder;
import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings addresses into one form: RFC 3986 section 6 normalisation (crawler-commons), then what is
 * particular to news sites (tracking parameters, sessions, AMP and mobile variants).
 */
final class CanonicalUrl {
  private static final int LONGEST = 2048;
  private static final Pattern SESSION_IN_PATH =
      Pattern.compile("(?i);(?:jsessionid|phpsessid|sid|sessionid)=[^/?#;]*");
  private static final Pattern AMP_IN_PATH =
      Pattern.compile("(?i)(?:/amp(?:\\.html?)?/?|\\.amp|/amp-version/?|/outputType=amp/?)$");
  private static final Pattern AMP_FOLDER = Pattern.compile("(?i)^/amp/(?=.)");
  private static final Pattern DEFAULT_DOCUMENT =
      Pattern.compile("(?i)/(?:index|default)\\.(?:html?|php|aspx?|jsp)$");
  private static final Pattern AMP_CACHE =
      Pattern.compile(
          "(?i)^https?://(?:[^/]*\\.cdn\\.ampproject\\.org/[a-z]/|(?:www\\.)?google\\.[a-z.]+/amp/)(s/)?(.+)$");
  private static final BasicURLNormalizer NORMALIZER = new BasicURLNormalizer();
  private static final QueryRules QUERY = QueryRules.standard();

  private CanonicalUrl() {}

  static Optional<String> choose(String address, List<String> claims) {
    String own = normalize(address);
    if (own == null) return claimAlone(claims);
    for (String claim : claims) {
      String said = normalize(resolve(own, claim));
      if (said != null && believable(own, said)) return Optional.of(said);
    }
    return Optional.of(own);
  }

  private static Optional<String> claimAlone(List<String> claims) {
    for (String claim : claims) {
      String said = normalize(claim);
      if (said != null && !isFrontPage(said)) return Optional.of(said);
    }
    return Optional.empty();
  }

  private static @Nullable String resolve(String base, String claim) {
    try {
      return URI.create(base).resolve(new URI(claim.strip())).toString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return claim;
    }
  }

  /** A page may speak for its own outlet only, and an article is not the front page. */
  private static boolean believable(String own, String said) {
    return domain(own).equals(domain(said)) && (!isFrontPage(said) || isFrontPage(own));
  }

  private static boolean isFrontPage(String url) {
    URI uri = URI.create(url);
    String path = uri.getRawPath();
    return (path == null || path.length() <= 1) && uri.getRawQuery() == null;
  }

  private static String domain(String url) {
    String host = URI.create(url).getHost();
    if (host == null) return "";
    String registered = EffectiveTldFinder.getAssignedDomain(host, true, false);
    return registered == null ? host : registered;
  }

  /** Null where the address is not http(s) or cannot be read. */
  static @Nullable String normalize(@Nullable String address) {
    if (address == null || address.length() > LONGEST) return null;
    String unwrapped = unwrapAmpCache(address.strip().replace(" ", "%20"));
    if (!unwrapped.regionMatches(true, 0, "http://", 0, 7)
        && !unwrapped.regionMatches(true, 0, "https://", 0, 8)) return null;
    String normal;
    try {
      normal = NORMALIZER.filter(unwrapped);
      if (normal == null) return null;
      return tidy(new URI(normal));
    } catch (URISyntaxException | RuntimeException e) {
      return null;
    }
  }

  private static String unwrapAmpCache(String address) {
    var cached = AMP_CACHE.matcher(address);
    return cached.matches() ? "https://" + cached.group(2) : address;
  }

  private static @Nullable String tidy(URI uri) {
    String host = uri.getHost();
    if (host == null || host.isEmpty()) return null;
    int port = uri.getPort() == 80 || uri.getPort() == 443 ? -1 : uri.getPort();
    String query = QUERY.clean(uri.getRawQuery());
    String path = tidyPath(uri.getRawPath());
    return "https://"
        + tidyHost(host.toLowerCase(Locale.ROOT))
        + (port < 0 ? "" : ":" + port)
        + path
        + (query.isEmpty() ? "" : "?" + query);
  }

  /** {@code amp.}, {@code m.} and {@code mobile.} name the same outlet's other skins. */
  private static String tidyHost(String host) {
    for (String skin : List.of("amp.", "m.", "mobile.")) {
      String rest = host.substring(Math.min(skin.length(), host.length()));
      if (host.startsWith(skin) && rest.indexOf('.') > 0) {
        String registered = EffectiveTldFinder.getAssignedDomain(rest, true, false);
        if (rest.equals(registered)) return "www." + rest;
        if (registered != null) return rest;
      }
    }
    return host;
  }

  private static String tidyPath(@Nullable String raw) {
    String path = raw == null ? "" : SESSION_IN_PATH.matcher(raw).replaceAll("");
    path = AMP_FOLDER.matcher(path).replaceFirst("/");
    if (path.length() > 5) path = AMP_IN_PATH.matcher(path).replaceFirst("");
    path = DEFAULT_DOCUMENT.matcher(path).replaceFirst("/");
    int end = path.length();
    while (end > 0 && isJunk(path, end)) end--;
    return end == 0 ? "/" : path.substring(0, end);
  }

  private static boolean isJunk(String path, int end) {
    char last = path.charAt(end - 1);
    return last == '/' || last == ',' || last == ';' || last == '&' || last == '?';
  }
}
