package cotejo.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import cotejo.alert.Stores;
import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Spreading;
import cotejo.alert.store.Store;
import cotejo.service.http.AddressGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HubAnnouncerTest {
  private static final Instant SEVEN = Instant.parse("2026-03-02T07:00:00Z");

  @TempDir Path folder;

  private static void cut(Store store, String id, Instant to) {
    new Editions(store, ZoneOffset.UTC, new Spreading.Threshold(3, Duration.ofHours(24)))
        .edition(id, to.minus(Duration.ofDays(1)), to, true, to, null);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void each_digest_is_announced_once_and_again_when_the_hub_did_not_take_it(Stores.Kind kind)
      throws Exception {
    List<String> forms = new CopyOnWriteArrayList<>();
    AtomicInteger status = new AtomicInteger(503);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] form = exchange.getRequestBody().readAllBytes();
          forms.add(
              URLDecoder.decode(new String(form, StandardCharsets.UTF_8), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    WebhookConfig config =
        new WebhookConfig(new AddressGuard(List.of("127.0.0.1")), 1, Duration.ofSeconds(10));
    try (Store store = Stores.open(kind, folder);
        HookClient client = new HookClient(config, () -> SEVEN)) {
      HubAnnouncer hub =
          new HubAnnouncer(
              store,
              client,
              URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
              URI.create("https://cotejo.example"),
              new SimpleMeterRegistry());
      hub.tick(SEVEN);
      assertThat(forms).isEmpty();

      cut(store, "daily-2026-03-02", SEVEN);
      hub.tick(SEVEN);
      status.set(204);
      hub.tick(SEVEN.plusSeconds(59));
      assertThat(forms).hasSize(1);
      forms.clear();
      hub.tick(SEVEN.plusSeconds(60));
      hub.tick(SEVEN.plusSeconds(120));

      assertThat(forms)
          .hasSize(4)
          .allMatch(form -> form.contains("hub.mode=publish"))
          .anyMatch(form -> form.contains("hub.url=https://cotejo.example/es/feed.atom"))
          .anyMatch(form -> form.contains("hub.url=https://cotejo.example/en/feed.json"));
      cut(store, "daily-2026-03-03", SEVEN.plus(Duration.ofDays(1)));
      hub.tick(SEVEN.plus(Duration.ofDays(1)));
      assertThat(forms).hasSize(8);
    } finally {
      server.stop(0);
    }
  }
}
