package cotejo.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.ChildProcess;
import cotejo.alert.Stores;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.MailState;
import cotejo.alert.store.Database;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sending process is killed with SIGKILL again and again; the mail server keeps the books. */
class CrashTest {
  private static final int MAILS = 900;
  private static final int KILLS = 12;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void nobody_is_missed_and_only_a_mail_whose_answer_was_in_doubt_comes_twice(Stores.Kind kind)
      throws Exception {
    String where =
        kind == Stores.Kind.POSTGRES ? Stores.postgresUrl() : folder.resolve("alert.db").toString();
    owe(where, MAILS);
    Random random = new Random(20260302);
    try (Postbox postbox = Postbox.open()) {
      int kills = 0;
      while (kills < KILLS && postbox.count() < MAILS) {
        int until = Math.min(MAILS, postbox.count() + 20 + random.nextInt(MAILS / KILLS));
        Process sender = start(where, postbox.port(), kills, kills * 10);
        await(() -> postbox.count() >= until);
        sender.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        kills++;
      }
      Process last = start(where, postbox.port(), kills, kills * 10);
      try (Store store = open(where)) {
        await(() -> store.outbox().counts().get(MailState.SENT) == MAILS);
      } finally {
        last.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
      theBooksBalance(postbox.taken(), kills);
    }
  }

  private Path begun(int number) {
    return folder.resolve("begun-" + number);
  }

  @Test
  void two_copies_on_postgresql_share_the_work_and_send_no_mail_twice() throws Exception {
    int mails = 2_000;
    String where = Stores.postgresUrl();
    try (Store store = open(where);
        Postbox postbox = Postbox.open()) {
      List<Process> copies =
          List.of(start(where, postbox.port(), 1, 0), start(where, postbox.port(), 2, 0));
      try {
        await(() -> Files.exists(begun(1)) && Files.exists(begun(2)));
        owe(where, mails);
        await(() -> store.outbox().counts().get(MailState.SENT) == mails);
      } finally {
        for (Process copy : copies) {
          copy.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
      }
      assertThat(postbox.taken())
          .extracting(Postbox.Taken::to)
          .hasSize(mails)
          .doesNotHaveDuplicates();
      assertThat(postbox.taken().stream().map(Postbox.Taken::conversation).distinct())
          .as("conversations, of which one copy has at most " + CrashingSender.CONNECTIONS)
          .hasSizeGreaterThan(CrashingSender.CONNECTIONS);
    }
  }

  private static void theBooksBalance(List<Postbox.Taken> taken, int kills) {
    Map<String, Set<String>> ids = new HashMap<>();
    taken.forEach(one -> ids.computeIfAbsent(one.to(), to -> new HashSet<>()).add(one.messageId()));
    assertThat(kills).isPositive();
    assertThat(ids).hasSize(MAILS);
    assertThat(ids.values()).allMatch(each -> each.size() == 1);
    assertThat(taken.size() - MAILS)
        .as("doubles: at most one for each conversation that was cut off")
        .isLessThanOrEqualTo(kills * CrashingSender.CONNECTIONS);
  }

  private static void owe(String where, int mails) {
    Instant now = Instant.now();
    try (Store store = open(where)) {
      store
          .database()
          .change(
              handle -> {
                for (int i = 0; i < mails; i++) {
                  String address = "reader" + i + "@reader.example";
                  store
                      .outbox()
                      .owe(
                          handle,
                          Outbox.pending(
                              "run-" + i, null, null, MailKind.DIGEST, address, null, null, now));
                }
              });
    }
  }

  private static Store open(String where) {
    return new Store(
        where.startsWith("jdbc:")
            ? Database.postgres(where, null, null, 4)
            : Database.sqlite(Path.of(where)));
  }

  private Process start(String where, int port, int number, int lead) throws Exception {
    return ChildProcess.start(
        CrashingSender.class,
        where,
        Integer.toString(port),
        Integer.toString(lead),
        begun(number).toString());
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(5))
        .until(condition);
  }
}
