package cotejo.service.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses that are not on the public internet: the IANA special-purpose registries (RFC 6890 and
 * its updates) and IPv6 forms that carry an IPv4 address inside.
 */
final class SpecialAddresses {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(byte[] base, int bits) {}

  private static final List<Block> V4 =
      List.of(
          block(8, 0), // this network, RFC 791
          block(8, 10), // private, RFC 1918
          block(10, 100, 64), // carrier-grade NAT, RFC 6598; holds a cloud's metadata address
          block(8, 127), // loopback
          block(16, 169, 254), // link-local, RFC 3927; holds the clouds' metadata address
          block(12, 172, 16), // private
          block(24, 192, 0, 0), // protocol assignments
          block(24, 192, 0, 2), // documentation, RFC 5737
          block(24, 192, 88, 99), // former 6to4 relay
          block(16, 192, 168), // private
          block(15, 198, 18), // benchmarks, RFC 2544
          block(24, 198, 51, 100), // documentation
          block(24, 203, 0, 113), // documentation
          block(4, 224), // multicast
          block(4, 240)); // reserved, and broadcast

  private SpecialAddresses() {}

  private static Block block(int bits, int... bytes) {
    byte[] base = new byte[4];
    for (int i = 0; i < bytes.length; i++) {
      base[i] = (byte) bytes[i];
    }
    return new Block(base, bits);
  }

  static boolean isSpecial(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address) {
      return isSpecial6(address, bytes);
    }
    return V4.stream().anyMatch(block -> samePrefix(block.base(), bytes, block.bits()));
  }

  private static boolean isSpecial6(InetAddress address, byte[] b) {
    int first = (b[0] & 0xff) << 8 | (b[1] & 0xff);
    int second = (b[2] & 0xff) << 8 | (b[3] & 0xff);
    boolean leadingZeros = zero(b, 0, 10);
    if (leadingZeros && (b[10] == 0 || b[10] == -1)) {
      // ::/96 (loopback, unspecified, IPv4-compatible) and ::ffff:0:0/96 (IPv4-mapped)
      return zero(b, 10, 15) || embedded(b, 12);
    }
    if (first == 0x64 && second == 0xff9b) { // NAT64, RFC 6052 and RFC 8215
      return !zero(b, 4, 12) || embedded(b, 12);
    }
    if (first == 0x2002) { // 6to4, RFC 3056
      return embedded(b, 2);
    }
    return address.isMulticastAddress()
        || (first & 0xfe00) == 0xfc00 // unique local, RFC 4193
        || (first & 0xff80) == 0xfe80 // link-local and the former site-local
        || first == 0x0100 // discard, RFC 6666
        || (first == 0x2001 && second < 0x0200) // protocol assignments with Teredo, RFC 2928
        || (first == 0x2001 && second == 0x0db8) // documentation, RFC 3849
        || first == 0x3fff // documentation, RFC 9637
        || first == 0x5f00; // segment routing, RFC 9602
  }

  private static boolean zero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean embedded(byte[] bytes, int at) {
    try {
      return isSpecial(InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes make an address", e);
    }
  }

  static boolean samePrefix(byte[] a, byte[] b, int bits) {
    if (a.length != b.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(a, 0, whole, b, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    int mask = 0xff << (8 - rest) & 0xff;
    return rest == 0 || (a[whole] & mask) == (b[whole] & mask);
  }
}
