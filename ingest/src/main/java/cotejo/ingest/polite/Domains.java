package cotejo.ingest.polite;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who is behind an address: the registered domain by the Public Suffix List. */
public final class Domains {
  private Domains() {}

  /** The registered domain; host and port where there is none (an address literal, a bare name). */
  public static String of(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    String registered = isLiteral(host) ? null : registered(host);
    return registered != null ? registered : host + ":" + port(url);
  }

  private static boolean isLiteral(String host) {
    return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  private static @Nullable String registered(String host) {
    return EffectiveTldFinder.getAssignedDomain(host, true, false);
  }

  private static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
  }

  /** Scheme, host and port, for which one robots.txt speaks (RFC 9309, section 2.3). */
  static String origin(URI url) {
    return (url.getScheme() + "://" + url.getHost()).toLowerCase(Locale.ROOT) + ":" + port(url);
  }
}
