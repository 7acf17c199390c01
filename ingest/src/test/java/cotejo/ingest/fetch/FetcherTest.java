package cotejo.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.service.http.AddressGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FetcherTest {
  private static final long MOST = 100_000;
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final RudeServer server = new RudeServer();
  private final AddressGuard guard = new AddressGuard(List.of("127.0.0.1"));

  /** No time of a busy machine matters where a test is not about time. */
  private final Fetcher fetcher =
      Fetcher.open(
          new FetchLimits(PATIENT, PATIENT, PATIENT, PATIENT, 4),
          guard,
          "Cotejo/1.0 (news monitor; desk@cotejo.example)");

  private final Fetcher hasty =
      Fetcher.open(
          new FetchLimits(PATIENT, Duration.ofMillis(500), Duration.ofMillis(900), PATIENT, 4),
          guard,
          "Cotejo/1.0");

  @AfterEach
  void close() throws IOException {
    fetcher.close();
    hasty.close();
    server.close();
  }

  private FetchResult get(URI url) {
    return fetcher.get(FetchRequest.plain(url, MOST));
  }

  private FetchResult getHastily(URI url) {
    return hasty.get(FetchRequest.plain(url, MOST));
  }

  private static void assertTooSlow(FetchResult result, String which) {
    assertFailed(result, FetchResult.Reason.TIMEOUT);
    assertThat(((FetchResult.Failed) result).detail()).contains(which);
  }

  private static void assertFailed(FetchResult result, FetchResult.Reason reason) {
    assertThat(result)
        .isInstanceOfSatisfying(
            FetchResult.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }

  private static Answer answer(FetchResult result) {
    assertThat(result).isInstanceOf(FetchResult.Fetched.class);
    return ((FetchResult.Fetched) result).answer();
  }

  @Test
  void a_server_that_drips_its_body_is_left_when_the_time_is_up() {
    URI url =
        server.on(
            "/drip",
            out -> {
              out.write(RudeServer.ascii("HTTP/1.1 200 OK\r\n\r\n"));
              drip(out);
            });

    assertFailed(getHastily(url), FetchResult.Reason.TIMEOUT);
  }

  @Test
  void a_server_that_drips_its_headers_is_left_sooner() {
    URI url =
        server.on(
            "/drip",
            out -> {
              out.write(RudeServer.ascii("HTTP/1.1 200 OK\r\nX-Long: "));
              drip(out);
            });

    assertTooSlow(getHastily(url), "no complete headers within 500 ms");
  }

  private static void drip(OutputStream out) throws IOException, InterruptedException {
    while (true) {
      out.write('x');
      out.flush();
      Thread.sleep(50);
    }
  }

  @Test
  void a_server_that_says_nothing_is_left() {
    URI url = server.on("/mute", out -> Thread.sleep(20_000));

    assertTooSlow(getHastily(url), "no complete headers within 500 ms");
  }

  @Test
  void an_endless_body_is_refused_at_the_limit() {
    URI url =
        server.on(
            "/endless",
            out -> {
              out.write(RudeServer.ascii("HTTP/1.1 200 OK\r\n\r\n"));
              byte[] block = new byte[8_192];
              while (true) {
                out.write(block);
              }
            });

    assertFailed(get(url), FetchResult.Reason.TOO_LARGE);
  }

  @Test
  void a_bomb_is_refused_though_it_is_small_on_the_wire() throws IOException {
    byte[] bomb = gzip(new byte[20_000_000]);
    assertThat(bomb.length).isLessThan((int) MOST);
    URI url = server.on("/bomb", out -> send(out, "Content-Encoding: gzip", bomb));

    assertFailed(get(url), FetchResult.Reason.TOO_LARGE);
  }

  @Test
  void gzip_and_brotli_are_offered_and_read() throws IOException {
    byte[] zipped = gzip("hello".getBytes(StandardCharsets.US_ASCII));
    byte[] brotli = HexFormat.of().parseHex("0b028068656c6c6f03");
    URI gzipped = server.on("/gzip", out -> send(out, "Content-Encoding: gzip", zipped));
    URI brotlied = server.on("/br", out -> send(out, "Content-Encoding: br", brotli));

    assertThat(answer(get(gzipped)).body()).asString().isEqualTo("hello");
    assertThat(answer(get(brotlied)).body()).asString().isEqualTo("hello");
    assertThat(answer(get(brotlied)).wireBytes()).isEqualTo(brotli.length);
    assertThat(server.requests().getFirst())
        .anySatisfy(line -> assertThat(line).startsWith("Accept-Encoding:").contains("br", "gzip"));
  }

  @Test
  void a_body_that_ends_too_soon_is_broken() {
    URI url = server.says("/cut", "HTTP/1.1 200 OK", "Content-Length: 1000", "", "only this");

    assertFailed(get(url), FetchResult.Reason.BROKEN);
  }

  @Test
  void what_is_not_http_is_broken() {
    assertFailed(get(server.says("/noise", "220 smtp ready", "", "")), FetchResult.Reason.BROKEN);
  }

  @Test
  void redirects_in_a_circle_end() {
    URI url = server.says("/loop", "HTTP/1.1 302 Found", "Location: /loop", "", "");

    assertFailed(get(url), FetchResult.Reason.TOO_MANY_REDIRECTS);
    assertThat(server.requests()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://192.168.1.1/",
        "http://0.0.0.0/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706434/",
        "http://localhost/",
        "http://100.100.100.200/",
        "http://127.0.0.2/"
      })
  void a_redirect_into_a_private_network_is_refused(String target) {
    URI url = server.says("/trap", "HTTP/1.1 302 Found", "Location: " + target, "", "");

    assertFailed(get(url), FetchResult.Reason.FORBIDDEN_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "http://"})
  void a_redirect_to_another_scheme_is_refused(String target) {
    URI url = server.says("/trap", "HTTP/1.1 302 Found", "Location: " + target, "", "");

    assertFailed(get(url), FetchResult.Reason.BAD_ADDRESS);
  }

  @Test
  void an_address_of_another_scheme_is_refused() {
    assertFailed(get(URI.create("file:///etc/passwd")), FetchResult.Reason.BAD_ADDRESS);
  }

  @Test
  void no_cookie_is_kept() {
    URI url =
        server.says("/cookie", "HTTP/1.1 302 Found", "Set-Cookie: a=b", "Location: /after", "", "");

    get(url);
    get(url);

    assertThat(server.requests()).hasSize(4);
    assertThat(server.requests())
        .allSatisfy(request -> assertThat(request).noneMatch(line -> line.startsWith("Cookie:")));
  }

  @Test
  void only_the_lasting_redirects_at_the_beginning_move_a_feed() {
    server.says("/b", "HTTP/1.1 308 Permanent Redirect", "Location: /c", "", "");
    server.says("/c", "HTTP/1.1 302 Found", "Location: /d", "", "");
    server.says("/d", "HTTP/1.1 301 Moved Permanently", "Location: /e", "", "");
    server.says("/e", "HTTP/1.1 200 OK", "", "here");
    URI url = server.says("/a", "HTTP/1.1 301 Moved Permanently", "Location: /b", "", "");

    Answer answer = answer(get(url));

    assertThat(answer.url()).isEqualTo(server.address("/e"));
    assertThat(answer.movedTo()).isEqualTo(server.address("/c"));
    assertThat(answer.body()).asString().isEqualTo("here");
  }

  @Test
  void validators_are_sent_and_304_is_no_document() {
    URI url = server.says("/feed", "HTTP/1.1 304 Not Modified", "", "");

    FetchResult result =
        fetcher.get(FetchRequest.feed(url, "W/\"1\"", "Mon, 02 Mar 2026 11:00:00 GMT", MOST));

    assertThat(result).isInstanceOf(FetchResult.NotModified.class);
    assertThat(server.requests().getFirst())
        .contains(
            "If-None-Match: W/\"1\"",
            "If-Modified-Since: Mon, 02 Mar 2026 11:00:00 GMT",
            "A-IM: feed",
            "User-Agent: Cotejo/1.0 (news monitor; desk@cotejo.example)");
  }

  @Test
  void the_new_part_alone_is_a_document_too() {
    URI url = server.says("/feed", "HTTP/1.1 226 IM Used", "IM: feed", "", "<rss/>");

    FetchResult result = fetcher.get(FetchRequest.feed(url, "\"1\"", null, MOST));

    assertThat(result)
        .isInstanceOfSatisfying(
            FetchResult.Fetched.class, fetched -> assertThat(fetched.delta()).isTrue());
  }

  @Test
  void nobody_listening_is_told_from_an_unknown_name() throws IOException {
    try (Socket bound = new Socket()) {
      // Bound but not listening: refuses for certain, and nobody else can take the port.
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI url = URI.create("http://127.0.0.1:" + bound.getLocalPort() + "/");

      assertFailed(get(url), FetchResult.Reason.CONNECT);
    }
    assertFailed(get(URI.create("http://no-such-host.invalid/")), FetchResult.Reason.DNS);
  }

  @Test
  void a_closed_client_says_so() {
    fetcher.close();

    assertFailed(get(server.says("/x", "HTTP/1.1 200 OK", "", "")), FetchResult.Reason.CANCELLED);
  }

  private static void send(OutputStream out, String header, byte[] body) throws IOException {
    out.write(
        RudeServer.ascii(
            "HTTP/1.1 200 OK\r\n" + header + "\r\nContent-Length: " + body.length + "\r\n\r\n"));
    out.write(body);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    }
    return bytes.toByteArray();
  }
}
