package cotejo.service.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which addresses may be connected to: those of the public internet, and the hosts and networks
 * that were allowed by name.
 */
public final class AddressGuard {
  private final Set<String> hosts = new HashSet<>();
  private final List<Network> networks = new ArrayList<>();
  private final String hint;

  /**
   * A guard whose refusals name the setting that can allow an address.
   *
   * @param setting the setting's key
   * @param allowed see {@link #AddressGuard(List)}
   */
  public AddressGuard(String setting, List<String> allowed) {
    this(allowed, "; " + setting + " can allow it");
  }

  /**
   * @param allowed host names or addresses as they stand in URLs ({@code intranet.example}, {@code
   *     127.0.0.1}), or networks ({@code 10.1.0.0/16})
   * @throws IllegalArgumentException that names an entry which is neither
   */
  public AddressGuard(List<String> allowed) {
    this(allowed, "");
  }

  private AddressGuard(List<String> allowed, String hint) {
    this.hint = hint;
    for (String entry : allowed) {
      if (entry.indexOf('/') >= 0) {
        networks.add(Network.parse(entry));
      } else {
        hosts.add(plain(entry));
      }
    }
  }

  /** Refuses all but the public internet. */
  public static AddressGuard strict() {
    return new AddressGuard(List.of());
  }

  /** Whether {@code host} itself was allowed by name. */
  public boolean names(String host) {
    return hosts.contains(plain(host));
  }

  /** A host without the brackets of an IPv6 literal and without the root's dot. */
  private static String plain(String host) {
    String lower = host.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("[") && lower.endsWith("]")) {
      lower = lower.substring(1, lower.length() - 1);
    }
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Whether {@code address}, reached under the name {@code host}, may be connected to. */
  public boolean allows(String host, InetAddress address) {
    return !SpecialAddresses.isSpecial(address)
        || hosts.contains(plain(host))
        || networks.stream().anyMatch(network -> network.contains(address));
  }

  /** As {@link #allows}, with a sentence. */
  void check(String host, InetAddress address) throws ForbiddenAddressException {
    if (!allows(host, address)) {
      throw new ForbiddenAddressException(
          "%s leads to %s, which is not on the public internet%s"
              .formatted(host, address.getHostAddress(), hint));
    }
  }

  /** Looks a name up and keeps the addresses that may be connected to. */
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> good = new ArrayList<>();
    InetAddress[] all = InetAddress.getAllByName(host);
    for (InetAddress address : all) {
      if (allows(host, address)) {
        good.add(address);
      }
    }
    if (good.isEmpty()) {
      check(host, all[0]);
    }
    return good;
  }

  /** An address block in CIDR notation. */
  private record Network(InetAddress base, int bits) {
    static Network parse(String text) {
      int slash = text.indexOf('/');
      String host = text.substring(0, slash);
      try {
        if (!host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
          throw new IllegalArgumentException(
              "\"" + text + "\" is not a network such as 10.1.0.0/16");
        }
        InetAddress base = InetAddress.getByName(host);
        int bits = Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > base.getAddress().length * 8) {
          throw new IllegalArgumentException("\"" + text + "\" has an impossible prefix length");
        }
        return new Network(base, bits);
      } catch (UnknownHostException | NumberFormatException e) {
        throw new IllegalArgumentException(
            "\"" + text + "\" is not a network such as 10.1.0.0/16", e);
      }
    }

    boolean contains(InetAddress address) {
      return SpecialAddresses.samePrefix(base.getAddress(), address.getAddress(), bits);
    }
  }
}
