package cotejo.alert.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.Stores;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Subscriber;
import cotejo.alert.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HousekeepingTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");
  private static final Preferences CHOSEN =
      Preferences.standard("es", LocalTime.of(7, 0), ZoneId.of("America/Mexico_City"));

  @TempDir Path folder;
  private Instant now = FIRST;

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void an_address_that_nobody_confirmed_is_forgotten_after_a_week(Stores.Kind kind)
      throws Exception {
    try (Store store = Stores.open(kind, folder)) {
      Subscriptions subscriptions = new Subscriptions(store, () -> now);
      Housekeeping housekeeping = new Housekeeping(store);
      subscriptions.request("never@reader.example", CHOSEN);
      subscriptions.request("again@reader.example", CHOSEN);
      subscriptions.addConfirmed("reads@reader.example", CHOSEN);
      String never =
          store.subscribers().page("", 10).stream()
              .filter(one -> one.address().startsWith("never"))
              .findFirst()
              .orElseThrow()
              .id();
      now = FIRST.plus(Duration.ofDays(6));
      subscriptions.request("again@reader.example", CHOSEN);
      housekeeping.tick(now);
      assertThat(store.subscribers().page("", 10)).hasSize(3);

      now = FIRST.plus(Subscriptions.PENDING_LIFE).plusSeconds(1);
      housekeeping.tick(now);

      assertThat(store.subscribers().page("", 10))
          .extracting(Subscriber::address)
          .containsExactlyInAnyOrder("again@reader.example", "reads@reader.example");
      assertThat(store.outbox().ofSubscriber(never, 10))
          .singleElement()
          .satisfies(mail -> assertThat(mail.address()).isEmpty());
    }
  }
}
