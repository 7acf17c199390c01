package cotejo.alert.web;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what visitors send: by address (an IPv6 visitor has a /64) and by network (/24, and /48),
 * so that neither one machine nor a rented range can flood a form. Holds the last {@value
 * #MOST_KEPT} of them at most.
 */
final class Visitors {
  /** About 100 bytes each. */
  private static final int MOST_KEPT = 50_000;

  /** Forms that one address may send in {@link #WINDOW}. */
  static final int BY_ADDRESS = 10;

  /** Forms that one network may send in {@link #WINDOW}. */
  static final int BY_NETWORK = 60;

  static final Duration WINDOW = Duration.ofMinutes(10);

  private record Bucket(double level, Instant at) {}

  private final boolean behindProxy;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEPT;
        }
      };

  Visitors(boolean behindProxy, InstantSource clock) {
    this.behindProxy = behindProxy;
    this.clock = clock;
  }

  /** Counts a form; false when there were too many from this address or its network. */
  boolean mayPost(Context request) {
    byte[] address = address(request);
    boolean v6 = address.length == 16;
    String host = key(address, v6 ? 8 : 4);
    String network = key(address, v6 ? 6 : 3);
    synchronized (buckets) {
      Instant now = clock.instant();
      double byHost = level(host, BY_ADDRESS, now);
      double byNetwork = level(network, BY_NETWORK, now);
      if (byHost + 1 > BY_ADDRESS || byNetwork + 1 > BY_NETWORK) {
        return false;
      }
      buckets.put(host, new Bucket(byHost + 1, now));
      buckets.put(network, new Bucket(byNetwork + 1, now));
      return true;
    }
  }

  /** How full a leaky bucket is that empties evenly in {@link #WINDOW}. */
  private double level(String key, int most, Instant now) {
    Bucket bucket = buckets.get(key);
    if (bucket == null) {
      return 0;
    }
    double leaked =
        (double) most * Duration.between(bucket.at(), now).toMillis() / WINDOW.toMillis();
    return Math.max(0, bucket.level() - leaked);
  }

  private static String key(byte[] address, int bytes) {
    return bytes + ":" + HexFormat.of().formatHex(Arrays.copyOf(address, bytes));
  }

  private byte[] address(Context request) {
    String text = request.ip();
    String forwarded = behindProxy ? request.header("X-Forwarded-For") : null;
    if (forwarded != null) {
      text = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      if (address instanceof Inet6Address v6 && v6.isIPv4CompatibleAddress()) {
        return Arrays.copyOfRange(v6.getAddress(), 12, 16);
      }
      return address.getAddress();
    } catch (IllegalArgumentException _) {
      return new byte[4];
    }
  }
}
