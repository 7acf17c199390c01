package cotejo.alert.subscribers;

import cotejo.alert.store.Store;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what need not be kept: addresses whose owners never confirmed, domains long idle. */
public final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Store store;
  private @Nullable Instant last;

  public Housekeeping(Store store) {
    this.store = store;
  }

  /** Tidies up once an hour; may be called as often as one likes. */
  public void tick(Instant now) {
    if (last != null && now.isBefore(last.plus(PAUSE))) {
      return;
    }
    last = now;
    store.domainSlots().forget(now);
    int forgotten = store.subscribers().forgetPending(now.minus(Subscriptions.PENDING_LIFE));
    if (forgotten > 0) {
      LOG.atInfo()
          .addKeyValue("addresses", forgotten)
          .log("addresses forgotten that nobody confirmed");
    }
  }
}
