package cotejo.alert.command;

import cotejo.alert.store.HookOutbox;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.RunStore.Ledger;
import cotejo.alert.store.Store;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ledger}: what became of every mail of every run. */
@Command(
    name = "ledger",
    description = "What became of the mails: run by run, or to the single subscriber of one run.",
    mixinStandardHelpOptions = true)
public final class LedgerCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions options = new StoreOptions();

  @Option(names = "--run", paramLabel = "ID", description = "Each mail of this run.")
  private @Nullable String run;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "So many runs, the newest first [${DEFAULT-VALUE}].")
  private int last;

  @Override
  public Integer call() {
    try (Store store = options.open()) {
      return run == null ? runs(store) : mails(store, run);
    } finally {
      spec.commandLine().getOut().flush();
    }
  }

  /** Exit code 1 when the books of a run do not balance. */
  private int runs(Store store) {
    PrintWriter out = spec.commandLine().getOut();
    boolean balanced = true;
    for (Ledger ledger : store.runs().ledgers(last)) {
      out.println(line(ledger));
      balanced &= ledger.balances();
    }
    return balanced ? 0 : 1;
  }

  static String line(Ledger ledger) {
    return "%s\tdue %d = sent %d + suppressed %d%s + failed %d%s + pending %d%s"
        .formatted(
            ledger.run().id(),
            ledger.run().due(),
            ledger.sent(),
            sum(ledger.suppressed().values()),
            reasons(ledger.suppressed()),
            sum(ledger.failed().values()),
            reasons(ledger.failed()),
            ledger.pending(),
            ledger.balances() ? "" : "\tDOES NOT BALANCE");
  }

  private static int sum(Iterable<Integer> counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private static String reasons(java.util.Map<String, Integer> counts) {
    return counts.isEmpty()
        ? ""
        : " " + new java.util.TreeMap<>(counts).toString().toLowerCase(Locale.ROOT);
  }

  private static void hooks(Store store, String run, PrintWriter out) {
    for (HookOutbox.Delivery delivery : store.hookOutbox().ofRun(run)) {
      out.printf(
          "webhook %s\t%s\t%s\t%d\t%s%n",
          delivery.webhookId(),
          delivery.state().name().toLowerCase(Locale.ROOT),
          delivery.reason() == null ? "" : delivery.reason().toLowerCase(Locale.ROOT),
          delivery.attempts(),
          delivery.answer() == null ? "" : delivery.answer());
    }
  }

  private int mails(Store store, String id) {
    Optional<Ledger> ledger = store.runs().ledger(id);
    if (ledger.isEmpty()) {
      spec.commandLine().getErr().println("there is no run " + id);
      return 1;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(line(ledger.get()));
    String after = "";
    while (true) {
      List<Outbox.Mail> page = store.outbox().ofRun(id, after, PAGE);
      for (Outbox.Mail mail : page) {
        out.printf(
            "%s\t%s\t%s\t%d\t%s%n",
            mail.address().isEmpty() ? "(forgotten)" : mail.address(),
            mail.state().name().toLowerCase(Locale.ROOT),
            mail.reason() == null ? "" : mail.reason().toLowerCase(Locale.ROOT),
            mail.attempts(),
            mail.answer() == null ? "" : mail.answer());
      }
      if (page.size() < PAGE) {
        hooks(store, id, out);
        return ledger.get().balances() ? 0 : 1;
      }
      after = page.getLast().id();
    }
  }
}
