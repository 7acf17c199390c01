package cotejo.alert.webhook;

import cotejo.alert.model.Failure;
import cotejo.alert.model.Suppression;
import cotejo.alert.model.Webhook;
import cotejo.alert.store.HookOutbox.Delivery;
import cotejo.alert.store.Store;
import cotejo.alert.webhook.WebhookBooks.Outcome;
import cotejo.service.Health;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims owed deliveries and makes each on a thread of its own, at most one of a webhook at a time.
 * Killed in between, a message whose answer was in doubt is sent again under the same id.
 */
public final class WebhookDelivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);
  private static final Duration IDLE = Duration.ofMillis(500);

  private final Store store;
  private final Payloads payloads;
  private final HookClient client;
  private final WebhookConfig config;
  private final InstantSource clock;
  private final WebhookBooks books;
  private final String sender = UUID.randomUUID().toString();
  private final Semaphore free;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch stopped = new CountDownLatch(1);

  public WebhookDelivery(
      Store store,
      Payloads payloads,
      WebhookConfig config,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.payloads = payloads;
    this.config = config;
    this.clock = clock;
    this.client = new HookClient(config, clock);
    this.books = new WebhookBooks(store, clock, metrics);
    this.free = new Semaphore(config.connections());
  }

  /** Before the first round: what was in hand when the last process was killed falls back. */
  public void recover() {
    if (!store.database().isPostgres()) {
      store.hookOutbox().release(Instant.ofEpochMilli(Long.MAX_VALUE));
    }
  }

  /** Runs until told to stop. */
  public void run(Health.Worker health, BooleanSupplier stopping) throws InterruptedException {
    while (!stopping.getAsBoolean()) {
      int begun = round();
      health.wellNow();
      if (begun == 0 && stopped.await(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /** Ends the wait of {@link #run}. */
  public void wakeup() {
    stopped.countDown();
  }

  /** Claims what is due, as far as threads are free, and begins to deliver it; answers how many. */
  int round() {
    Instant now = clock.instant();
    int most = free.availablePermits();
    if (most == 0 || !store.hookOutbox().isAnythingOpen(now)) {
      return 0;
    }
    store.hookOutbox().release(now);
    Instant until = now.plus(config.timeout().multipliedBy(4)).plusSeconds(60);
    List<Delivery> due = store.hookOutbox().claim(sender, most, now, until);
    for (Delivery delivery : due) {
      free.acquireUninterruptibly();
      threads.execute(
          () -> {
            try {
              deliver(delivery);
            } finally {
              free.release();
            }
          });
    }
    return due.size();
  }

  /** Waits until nothing is under way. */
  void settle() throws InterruptedException {
    free.acquire(config.connections());
    free.release(config.connections());
  }

  private void deliver(Delivery delivery) {
    try {
      Optional<Webhook> webhook = store.webhooks().find(delivery.webhookId());
      if (webhook.isEmpty() || !webhook.get().isEnabled()) {
        Suppression why =
            webhook.isEmpty() ? Suppression.UNSUBSCRIBED : Suppression.ADDRESS_GIVEN_UP;
        Instant now = clock.instant();
        store
            .database()
            .change(handle -> store.hookOutbox().suppressed(handle, delivery.id(), why, now));
        books.count(Outcome.SUPPRESSED);
        return;
      }
      send(webhook.get(), delivery);
    } catch (RuntimeException e) {
      // Its claim runs out and it is tried again.
      LOG.atError()
          .addKeyValue("delivery", delivery.id())
          .setCause(e)
          .log("what became of a webhook's delivery could not be written down");
    }
  }

  private void send(Webhook webhook, Delivery delivery) {
    byte[] body;
    try {
      body = payloads.of(webhook, delivery.event(), delivery.runId());
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("delivery", delivery.id())
          .setCause(e)
          .log("a webhook's message could not be written");
      fail(delivery, Failure.UNWRITABLE, String.valueOf(e.getMessage()));
      return;
    }
    switch (client.post(webhook, delivery.id(), body)) {
      case HookAnswer.Taken(var text) -> taken(delivery, text);
      case HookAnswer.Gone(var text) -> gone(delivery, text);
      case HookAnswer.Forbidden(var text) -> {
        fail(delivery, Failure.REFUSED, text);
        store
            .database()
            .change(h -> store.webhooks().failed(h, webhook.id(), text, clock.instant()));
      }
      case HookAnswer.NotTaken(var text, var asked) -> {
        Instant now = clock.instant();
        Optional<Instant> next =
            HookPatience.next(
                delivery.id(),
                delivery.event(),
                delivery.createdAt(),
                delivery.attempts() + 1,
                asked,
                now);
        notTaken(webhook, delivery, text, next, now);
      }
    }
  }

  private void taken(Delivery delivery, String text) {
    Instant now = clock.instant();
    store
        .database()
        .change(
            handle -> {
              store.hookOutbox().sent(handle, delivery.id(), text, now);
              store.webhooks().took(handle, delivery.webhookId(), text, now);
            });
    books.count(Outcome.SENT);
  }

  private void gone(Delivery delivery, String text) {
    Instant now = clock.instant();
    store
        .database()
        .change(
            handle -> {
              store.hookOutbox().failed(handle, delivery.id(), Failure.NO_SUCH_ADDRESS, text, now);
              store.webhooks().failed(handle, delivery.webhookId(), text, now);
              store.webhooks().disable(handle, delivery.webhookId(), "it answered 410 Gone");
            });
    books.count(Outcome.FAILED);
  }

  private void notTaken(
      Webhook webhook, Delivery delivery, String text, Optional<Instant> next, Instant now) {
    Instant failing = webhook.failingSince();
    boolean tooLong = failing != null && now.isAfter(failing.plus(HookPatience.UNTIL_DISABLED));
    store
        .database()
        .change(
            handle -> {
              store.webhooks().failed(handle, webhook.id(), text, now);
              if (tooLong) {
                store
                    .webhooks()
                    .disable(handle, webhook.id(), "it has taken nothing since " + failing);
              }
              if (next.isEmpty()) {
                store.hookOutbox().failed(handle, delivery.id(), Failure.EXPIRED, text, now);
              } else {
                store
                    .hookOutbox()
                    .putBack(handle, delivery.id(), delivery.attempts() + 1, next.get(), text);
              }
            });
    books.count(next.isEmpty() ? Outcome.FAILED : Outcome.PUT_OFF);
  }

  private void fail(Delivery delivery, Failure failure, String text) {
    store
        .database()
        .change(
            handle ->
                store.hookOutbox().failed(handle, delivery.id(), failure, text, clock.instant()));
    books.count(Outcome.FAILED);
  }

  /** Cancels what is under way; it is tried again after the next start. */
  @Override
  public void close() {
    stopped.countDown();
    client.close();
    threads.close();
  }
}
