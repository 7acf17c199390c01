package cotejo.alert.delivery;

import cotejo.alert.store.Database;
import cotejo.alert.store.Store;
import cotejo.service.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A process that sends until it is killed: the database, the port, the clock's lead in minutes, a
 * file to make when it has begun.
 */
final class CrashingSender {
  static final int CONNECTIONS = 3;

  private CrashingSender() {}

  public static void main(String[] arguments) throws Exception {
    Database database =
        arguments[0].startsWith("jdbc:")
            ? Database.postgres(arguments[0], null, null, 6)
            : Database.sqlite(Path.of(arguments[0]));
    SmtpConfig smtp =
        new SmtpConfig(
            "127.0.0.1",
            Integer.parseInt(arguments[1]),
            null,
            null,
            SmtpConfig.Tls.NONE,
            "digest@cotejo.example",
            CONNECTIONS,
            0,
            Duration.ofSeconds(10));
    InstantSource clock =
        InstantSource.offset(
            InstantSource.system(), Duration.ofMinutes(Long.parseLong(arguments[2])));
    Delivery delivery =
        new Delivery(
            new Store(database), new PlainLetters(), smtp, clock, new SimpleMeterRegistry());
    delivery.recover();
    Health.Worker health = new Health(clock).worker("sender", Duration.ofMinutes(1));
    for (int i = 0; i < CONNECTIONS; i++) {
      Thread.ofPlatform()
          .start(
              () -> {
                try {
                  delivery.run(health, () -> false);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
    Files.createFile(Path.of(arguments[3]));
  }
}
