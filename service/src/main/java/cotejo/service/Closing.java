package cotejo.service;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, newest first; a step that fails is reported and stops no other. */
public final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private record Step(String name, AutoCloseable part) {}

  private final Deque<Step> steps = new ArrayDeque<>();

  /** Remembers {@code part} under {@code name} and hands it back. */
  public synchronized <T extends AutoCloseable> T add(String name, T part) {
    steps.push(new Step(name, part));
    return part;
  }

  @Override
  public synchronized void close() {
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      long began = System.nanoTime();
      try {
        step.part().close();
        LOG.atDebug()
            .addKeyValue("step", step.name())
            .addKeyValue("ms", (System.nanoTime() - began) / 1_000_000)
            .log("closed");
      } catch (Exception e) {
        LOG.atWarn().addKeyValue("step", step.name()).setCause(e).log("did not close cleanly");
      }
    }
  }
}
