package cotejo.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.254",
        "127.0.0.1",
        "127.200.1.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::10.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2002:0a00:0001::1",
        "2001::1",
        "2001:db8::1",
        "100::1",
        "fd00:ec2::254"
      })
  void what_is_not_on_the_public_internet_is_refused(String text) throws Exception {
    assertThat(AddressGuard.strict().allows("host.example", address(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.167.1.1",
        "198.17.255.255",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::8.8.8.8",
        "2002:0808:0808::1"
      })
  void what_is_on_the_public_internet_is_allowed(String text) throws Exception {
    assertThat(AddressGuard.strict().allows("host.example", address(text))).isTrue();
  }

  @Test
  void a_host_allowed_by_name_may_be_private_and_no_other() throws Exception {
    AddressGuard guard = new AddressGuard(List.of("Intranet.example", "[::1]", "127.0.0.1"));

    assertThat(guard.allows("intranet.example.", address("10.0.0.1"))).isTrue();
    assertThat(guard.allows("other.example", address("10.0.0.1"))).isFalse();
    assertThat(guard.allows("::1", address("::1"))).isTrue();
    assertThat(guard.allows("127.0.0.1", address("127.0.0.1"))).isTrue();
    assertThat(guard.allows("127.0.0.2", address("127.0.0.2"))).isFalse();
  }

  @Test
  void a_network_may_be_allowed() throws Exception {
    AddressGuard guard = new AddressGuard(List.of("10.1.0.0/16", "fd00::/8"));

    assertThat(guard.allows("a.example", address("10.1.255.255"))).isTrue();
    assertThat(guard.allows("a.example", address("10.2.0.0"))).isFalse();
    assertThat(guard.allows("a.example", address("fd12::1"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "host/8", "10.0.0.0/x", "10.0.0.0/-1"})
  void an_impossible_network_is_named(String text) {
    assertThatThrownBy(() -> new AddressGuard(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }
}
