package cotejo.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.service.http.AddressGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A TLS server that offers HTTP/2 by ALPN, and one that does not. */
@Timeout(30)
class Http2Test {
  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder()
          .addSubjectAlternativeName("localhost")
          .addSubjectAlternativeName("127.0.0.1")
          .build();

  private final MockWebServer server = new MockWebServer();
  private final HandshakeCertificates trusted =
      new HandshakeCertificates.Builder().addTrustedCertificate(CERTIFICATE.certificate()).build();
  private final Fetcher fetcher =
      Fetcher.open(
          new FetchLimits(
              Duration.ofSeconds(5),
              Duration.ofSeconds(5),
              Duration.ofSeconds(10),
              Duration.ofSeconds(5),
              4),
          new AddressGuard(List.of("127.0.0.1", "localhost")),
          "Cotejo/1.0 (news monitor; desk@cotejo.example)",
          client -> client.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager()));

  @BeforeEach
  void start() throws IOException {
    var own = new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    server.useHttps(own.sslSocketFactory());
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    fetcher.close();
    server.close();
  }

  private RecordedRequest fetch() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().body("<rss/>").build());
    URI url = URI.create(server.url("/feed").toString());
    FetchResult result = fetcher.get(FetchRequest.plain(url, 1_000));
    assertThat(result)
        .isInstanceOfSatisfying(
            FetchResult.Fetched.class,
            fetched -> assertThat(fetched.answer().status()).isEqualTo(200));
    return server.takeRequest();
  }

  @Test
  void http_2_is_spoken_with_a_server_that_offers_it_on_one_connection() throws Exception {
    RecordedRequest first = fetch();
    RecordedRequest second = fetch();
    assertThat(first.getVersion()).isEqualTo("HTTP/2");
    assertThat(second.getConnectionIndex()).isEqualTo(first.getConnectionIndex());
  }

  @Test
  void http_1_1_is_spoken_with_a_server_that_does_not() throws Exception {
    server.setProtocolNegotiationEnabled(false);
    assertThat(fetch().getVersion()).isEqualTo("HTTP/1.1");
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_a_failure_with_a_sentence() {
    try (Fetcher wary =
        Fetcher.open(
            FetchLimits.standard(),
            new AddressGuard(List.of("127.0.0.1", "localhost")),
            "Cotejo/1.0 (+https://cotejo.example/)")) {
      FetchResult result =
          wary.get(FetchRequest.plain(URI.create(server.url("/feed").toString()), 1_000));
      assertThat(result)
          .isInstanceOfSatisfying(
              FetchResult.Failed.class,
              failed -> assertThat(failed.reason()).isEqualTo(FetchResult.Reason.TLS));
    }
  }
}
