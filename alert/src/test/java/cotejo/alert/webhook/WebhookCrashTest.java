package cotejo.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.ChildProcess;
import cotejo.alert.Stores;
import cotejo.alert.model.MailState;
import cotejo.alert.model.Webhook;
import cotejo.alert.store.Database;
import cotejo.alert.store.HookOutbox.Delivery;
import cotejo.alert.store.Store;
import cotejo.events.Digest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A telling process is killed with SIGKILL again and again; the receiver keeps the books. */
class WebhookCrashTest {
  private static final int HOOKS = 60;
  private static final int RUNS = 5;
  private static final int KILLS = 6;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void nothing_is_missed_and_only_what_was_in_doubt_comes_twice_under_the_same_id(Stores.Kind kind)
      throws Exception {
    String where =
        kind == Stores.Kind.POSTGRES ? Stores.postgresUrl() : folder.resolve("alert.db").toString();
    Random random = new Random(20260302);
    try (Receiver receiver = new Receiver();
        Store store = open(where)) {
      owe(store, receiver);
      int kills = 0;
      while (kills < KILLS && got(receiver).size() < HOOKS * RUNS) {
        int until = got(receiver).size() + 5 + random.nextInt(HOOKS * RUNS / KILLS);
        Process teller = ChildProcess.start(CrashingTeller.class, where, lead(kills));
        await(() -> got(receiver).size() >= Math.min(HOOKS * RUNS, until));
        teller.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        kills++;
      }
      Process last = ChildProcess.start(CrashingTeller.class, where, lead(kills));
      try {
        await(() -> store.hookOutbox().counts().get(MailState.SENT) == HOOKS * RUNS);
      } finally {
        last.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }

      assertThat(kills).isPositive();
      Set<String> told = new HashSet<>();
      got(receiver).forEach(one -> told.add(one.path() + " " + one.id()));
      assertThat(told).isEqualTo(owed(store));
      assertThat(got(receiver).size() - HOOKS * RUNS)
          .as("doubles: at most one for each message that was on its way at a kill")
          .isLessThanOrEqualTo(kills * CrashingTeller.CONNECTIONS);
      for (int run = 0; run < RUNS; run++) {
        assertThat(store.runs().ledger("run-" + run).orElseThrow())
            .satisfies(
                ledger -> {
                  assertThat(ledger.balances()).isTrue();
                  assertThat(ledger.sent()).isEqualTo(HOOKS);
                });
      }
    }
  }

  /** Each start is later than the claims of the one before last. */
  private static String lead(int kills) {
    return Integer.toString(kills * 10);
  }

  private static List<Receiver.Got> got(Receiver receiver) {
    List<Receiver.Got> all = new ArrayList<>();
    for (int i = 0; i < HOOKS; i++) {
      all.addAll(receiver.got("/hook-" + i));
    }
    return all;
  }

  /** Path and message id of all that was owed. */
  private static Set<String> owed(Store store) {
    Set<String> owed = new HashSet<>();
    for (int run = 0; run < RUNS; run++) {
      for (Delivery one : store.hookOutbox().ofRun("run-" + run)) {
        owed.add("/" + one.webhookId() + " " + HookClient.messageId(one.id()));
      }
    }
    assertThat(owed).hasSize(HOOKS * RUNS);
    return owed;
  }

  private static void owe(Store store, Receiver receiver) {
    Instant now = Instant.now();
    for (int i = 0; i < HOOKS; i++) {
      String id = "hook-" + i;
      store
          .webhooks()
          .add(
              new Webhook(
                  id,
                  receiver.at("/" + id),
                  Webhook.Format.STANDARD,
                  "en",
                  Set.of(Webhook.Event.DIGEST),
                  List.of(),
                  List.of(Signing.newSecret()),
                  null,
                  null,
                  null,
                  null,
                  now));
    }
    cotejo.alert.model.Schedule daily =
        new cotejo.alert.model.Schedule(
            cotejo.alert.model.Frequency.DAILY,
            java.time.LocalTime.of(7, 0),
            java.time.ZoneOffset.UTC);
    store.runs().follow(daily.name(), now.minus(Duration.ofDays(9)));
    for (int run = 0; run < RUNS; run++) {
      String id = "run-" + run;
      Instant cut = now.minus(Duration.ofHours(RUNS - run));
      store.runs().open(id, daily, cut, now);
      store.database().change(handle -> store.editions().keep(handle, quiet(id, cut), true));
      store.hookOutbox().oweDigest(id, now);
    }
  }

  private static Digest quiet(String id, Instant cut) {
    return new Digest(
        id,
        cut.minus(Duration.ofHours(1)),
        cut,
        cut,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static Store open(String where) {
    return new Store(
        where.startsWith("jdbc:")
            ? Database.postgres(where, null, null, 4)
            : Database.sqlite(Path.of(where)));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(5))
        .until(condition);
  }
}
