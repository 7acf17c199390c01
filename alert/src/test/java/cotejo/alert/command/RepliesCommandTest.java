package cotejo.alert.command;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.store.Database;
import cotejo.alert.store.ReplyStore.Reply;
import cotejo.alert.store.ReplyStore.State;
import cotejo.alert.store.Store;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RepliesCommandTest {
  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter errors = new StringWriter();

  @BeforeEach
  void reply() {
    try (Store store = store()) {
      store
          .replies()
          .add(
              new Reply(
                  "r1",
                  "Frontera Diaria",
                  "frontera-diaria",
                  null,
                  "The\u001b[31m desk",
                  "desk@frontera.example",
                  "We stand by it.\nFully.",
                  State.WAITING,
                  Instant.parse("2026-03-01T12:00:00Z")));
    }
  }

  private Store store() {
    return new Store(Database.sqlite(folder.resolve("alert.db")));
  }

  private int run(String... arguments) {
    out = new StringWriter();
    errors = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--set", "alert.data=" + folder));
    return new CommandLine(new RepliesCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void what_waits_is_listed_in_whole_and_cannot_steer_the_terminal() {
    assertThat(run("list")).isZero();

    assertThat(out.toString())
        .contains("r1\twaiting\t2026-03-01T12:00:00Z\tFrontera Diaria\t\tThe [31m desk\tdesk@")
        .contains("    We stand by it.", "    Fully.")
        .doesNotContain("\u001b");
  }

  @Test
  void a_decision_is_kept_and_can_be_changed() {
    assertThat(run("publish", "r1")).isZero();
    run("list");
    assertThat(out.toString()).isEmpty();
    run("list", "--all");
    assertThat(out.toString()).contains("r1\tpublished\t");
    assertThat(run("refuse", "r1")).isZero();
    try (Store store = store()) {
      assertThat(store.replies().list("", State.SHOWN)).isEmpty();
    }
    assertThat(run("publish", "r1", "none")).isEqualTo(1);
    assertThat(errors.toString()).contains("there is no reply none");
  }
}
