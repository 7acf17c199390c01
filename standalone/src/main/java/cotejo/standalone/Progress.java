package cotejo.standalone;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Tells a person what is happening: one line that rewrites itself on a terminal, a line for each
 * change elsewhere.
 */
final class Progress {
  private static final int WIDTH = 100;

  private final PrintStream out;
  private final boolean terminal;
  private final long began = System.nanoTime();
  private String last = "";

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  static Progress onStandardError() {
    return new Progress(System.err, isTerminal());
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /** What is happening now. */
  synchronized void now(String what) {
    if (what.equals(last)) {
      return;
    }
    last = what;
    String line = "%5.1f s  %s".formatted((System.nanoTime() - began) / 1e9, what);
    if (terminal) {
      String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
      out.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
      out.flush();
    } else {
      out.println(line);
    }
  }

  /** Something to keep on the screen, under what is happening. */
  synchronized void say(String text) {
    if (terminal && !last.isEmpty()) {
      out.println();
    }
    last = "";
    out.println(text);
  }
}
