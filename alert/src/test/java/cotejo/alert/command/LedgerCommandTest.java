package cotejo.alert.command;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.model.Failure;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Suppression;
import cotejo.alert.store.Database;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Subscriptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LedgerCommandTest {
  private static final Instant CUT = Instant.parse("2026-03-02T07:00:00Z");
  private static final Preferences DAILY =
      Preferences.standard("en", LocalTime.of(7, 0), ZoneOffset.UTC);

  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter errors = new StringWriter();

  private Store store() {
    return new Store(Database.sqlite(folder.resolve("alert.db")));
  }

  /** Of four readers one is on holiday, one gets it, one does not exist and one has to wait. */
  @BeforeEach
  void aRun() {
    try (Store store = store()) {
      Subscriptions subscriptions = new Subscriptions(store, () -> CUT);
      for (String name : List.of("ana", "bob", "eva", "zoe")) {
        subscriptions.addConfirmed(name + "@reader.example", DAILY);
      }
      Schedule schedule = DAILY.schedule();
      store.runs().follow(schedule.name(), CUT.minusSeconds(86_400));
      store.runs().open("daily-2026-03-02", schedule, CUT, CUT);
      store
          .runs()
          .writeSome(
              store.runs().building().getFirst(),
              10,
              (handle, run, readers) ->
                  readers.forEach(
                      reader -> {
                        Outbox.Mail mail =
                            Outbox.pending(
                                run.id() + ":" + reader.address(),
                                run.id(),
                                reader.id(),
                                MailKind.DIGEST,
                                reader.address(),
                                "daily-2026-03-02",
                                null,
                                CUT);
                        boolean away = reader.address().startsWith("ana");
                        store
                            .outbox()
                            .owe(handle, away ? Outbox.suppressed(mail, Suppression.PAUSED) : mail);
                      }));
      store.outbox().claim("test", 10, CUT, CUT.plusSeconds(60));
      String id = "daily-2026-03-02:%s@reader.example";
      store
          .database()
          .change(
              handle -> {
                store.outbox().sent(handle, id.formatted("bob"), "250 2.0.0 taken", CUT);
                store
                    .outbox()
                    .failed(
                        handle,
                        id.formatted("eva"),
                        Failure.NO_SUCH_ADDRESS,
                        "550 5.1.1 nobody here",
                        CUT);
              });
      store.outbox().putBack("test", id.formatted("zoe"), 1, CUT, null, "451 later");
    }
  }

  private int run(String... arguments) {
    out = new StringWriter();
    errors = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--set", "alert.data=" + folder));
    return new CommandLine(new LedgerCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void each_run_is_one_equation() {
    assertThat(run()).isZero();
    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            "daily-2026-03-02\tdue 4 = sent 1 + suppressed 1 {paused=1} + failed 1"
                + " {no_such_address=1} + pending 1");
  }

  @Test
  void one_run_is_shown_to_the_single_subscriber() {
    assertThat(run("--run=daily-2026-03-02")).isZero();
    assertThat(out.toString().lines().skip(1))
        .containsExactly(
            "ana@reader.example\tsuppressed\tpaused\t0\t",
            "bob@reader.example\tsent\t\t1\t250 2.0.0 taken",
            "eva@reader.example\tfailed\tno_such_address\t1\t550 5.1.1 nobody here",
            "zoe@reader.example\tpending\t\t1\t451 later");
  }

  @Test
  void books_that_do_not_balance_are_said_and_make_the_exit_code_one() {
    try (Store store = store()) {
      store
          .database()
          .change(handle -> handle.execute("delete from mail where address like 'zoe%'"));
    }
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString()).contains("DOES NOT BALANCE");
    assertThat(run("--run=none")).isEqualTo(1);
    assertThat(errors.toString()).contains("there is no run none");
  }
}
