package cotejo.alert.webhook;

import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Spreading;
import cotejo.alert.store.Database;
import cotejo.alert.store.Store;
import cotejo.service.Health;
import cotejo.service.http.AddressGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** A process that tells webhooks until it is killed: the database, the clock's lead in minutes. */
final class CrashingTeller {
  static final int CONNECTIONS = 3;

  private CrashingTeller() {}

  public static void main(String[] arguments) throws Exception {
    Store store =
        new Store(
            arguments[0].startsWith("jdbc:")
                ? Database.postgres(arguments[0], null, null, 6)
                : Database.sqlite(Path.of(arguments[0])));
    InstantSource clock =
        InstantSource.offset(
            InstantSource.system(), Duration.ofMinutes(Long.parseLong(arguments[1])));
    ZoneId zone = ZoneId.of("America/Mexico_City");
    Editions editions = new Editions(store, zone, new Spreading.Threshold(3, Duration.ofHours(24)));
    WebhookConfig config =
        new WebhookConfig(
            new AddressGuard("alert.webhooks.allow-hosts", List.of("127.0.0.1")),
            CONNECTIONS,
            Duration.ofSeconds(10));
    WebhookDelivery delivery =
        new WebhookDelivery(
            store,
            new Payloads(store, editions, URI.create("https://cotejo.example"), zone, clock),
            config,
            clock,
            new SimpleMeterRegistry());
    delivery.recover();
    delivery.run(new Health(clock).worker("webhooks", Duration.ofMinutes(1)), () -> false);
  }
}
