package cotejo.alert.delivery;

import cotejo.alert.delivery.DeliveryBooks.Outcome;
import cotejo.alert.model.Failure;
import cotejo.alert.store.Outbox.Mail;
import cotejo.alert.store.Store;
import cotejo.service.Health;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims owed mails, sends them and writes down what became of each before the next. Killed in
 * between, the one mail whose answer was in doubt is sent again under the same Message-ID; claims
 * of the others run out and they go out once.
 */
public final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** So many refusals of a recipient in a row, and the address is given up. */
  static final int MOST_BOUNCES = 3;

  private static final int BATCH = 100;
  private static final Duration CLAIM = Duration.ofMinutes(5);
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration BETWEEN_RELEASES = Duration.ofSeconds(10);

  private final Store store;
  private final MailMaker maker;
  private final SmtpConfig smtp;
  private final InstantSource clock;
  private final DomainRates rates;
  private final DeliveryBooks books;
  private final AtomicReference<Instant> released = new AtomicReference<>(Instant.EPOCH);
  private final CountDownLatch stopped = new CountDownLatch(1);

  public Delivery(
      Store store, MailMaker maker, SmtpConfig smtp, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.maker = maker;
    this.smtp = smtp;
    this.clock = clock;
    this.rates = new DomainRates(store.domainSlots(), smtp.perDomain());
    this.books = new DeliveryBooks(metrics);
    new OutboxGauges(store, clock).bindTo(metrics);
  }

  /** Before the first sender starts: mails in hand when the last process was killed fall back. */
  public void recover() {
    if (!store.database().isPostgres()) {
      store.outbox().releaseAll();
    }
  }

  /** Ends the waits of all senders. */
  public void wakeup() {
    stopped.countDown();
  }

  /** One sender, with a conversation of its own; runs until told to stop. */
  public void run(Health.Worker health, BooleanSupplier stopping) throws InterruptedException {
    String sender = UUID.randomUUID().toString();
    int silent = 0;
    try (SmtpConnection connection = new SmtpConnection(smtp)) {
      while (!stopping.getAsBoolean()) {
        Round round = round(sender, connection, stopping);
        switch (round) {
          case IDLE -> {
            silent = 0;
            health.wellNow();
            pause(IDLE);
          }
          case BUSY -> {
            silent = 0;
            health.wellNow();
          }
          case NO_SERVER -> {
            silent++;
            health.trouble(
                "the mail server %s:%d does not take mail".formatted(smtp.host(), smtp.port()));
            pause(Patience.withServer(silent));
          }
        }
      }
    }
  }

  private void pause(Duration time) throws InterruptedException {
    if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.atDebug().log("sender stops");
    }
  }

  /** What a round came to. */
  enum Round {
    IDLE,
    BUSY,
    NO_SERVER
  }

  /** Claims some mails and sends them. */
  Round round(String sender, SmtpConnection connection, BooleanSupplier stopping) {
    Instant now = clock.instant();
    releaseOverdue(now);
    Instant until = now.plus(CLAIM);
    List<Mail> mails = store.outbox().claim(sender, BATCH, now, until);
    boolean noServer = false;
    for (Mail mail : mails) {
      boolean mayStillSend = clock.instant().isBefore(until.minus(smtp.timeout().multipliedBy(4)));
      if (noServer || stopping.getAsBoolean() || !mayStillSend) {
        store
            .outbox()
            .putBack(sender, mail.id(), mail.attempts(), mail.nextAt(), mail.slotAt(), null);
      } else {
        noServer = !deliver(sender, connection, mail);
      }
    }
    return noServer ? Round.NO_SERVER : mails.isEmpty() ? Round.IDLE : Round.BUSY;
  }

  /** Claims of other copies that were killed; a look now and then is enough. */
  private void releaseOverdue(Instant now) {
    Instant last = released.get();
    if (store.database().isPostgres()
        && Duration.between(last, now).compareTo(BETWEEN_RELEASES) >= 0
        && released.compareAndSet(last, now)) {
      store.outbox().releaseOverdue(now);
    }
  }

  /** Answers false when there is no server to talk to. */
  private boolean deliver(String sender, SmtpConnection connection, Mail mail) {
    Instant now = clock.instant();
    if (mail.slotAt() == null) {
      Instant slot = rates.slot(mail.domain(), now);
      if (slot.isAfter(now)) {
        store.outbox().putBack(sender, mail.id(), mail.attempts(), slot, slot, null);
        return true;
      }
    }
    MailMaker.Made made;
    try {
      made = maker.make(mail);
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("mail", mail.id()).setCause(e).log("a mail could not be written");
      fail(mail, Failure.UNWRITABLE, String.valueOf(e.getMessage()));
      return true;
    }
    return switch (made) {
      case MailMaker.Made.Unwanted(var reason) -> {
        store
            .database()
            .change(handle -> store.outbox().suppressed(handle, mail.id(), reason, now));
        books.count(Outcome.SUPPRESSED);
        yield true;
      }
      case MailMaker.Made.Letter(var bytes) ->
          settle(sender, mail, connection.send(bytes, mail.address()));
    };
  }

  private boolean settle(String sender, Mail mail, Answer answer) {
    Instant now = clock.instant();
    return switch (answer) {
      case Answer.Taken(var text) -> {
        store
            .database()
            .change(
                handle -> {
                  store.outbox().sent(handle, mail.id(), text, now);
                  if (mail.subscriberId() != null) {
                    store.subscribers().arrived(handle, mail.subscriberId());
                  }
                });
        books.count(Outcome.SENT);
        yield true;
      }
      case Answer.NotNow(var text) -> {
        Optional<Instant> next =
            Patience.next(mail.kind(), mail.createdAt(), mail.attempts() + 1, now);
        if (next.isEmpty()) {
          fail(mail, Failure.EXPIRED, text);
        } else {
          store.outbox().putBack(sender, mail.id(), mail.attempts() + 1, next.get(), null, text);
          books.count(Outcome.PUT_OFF);
        }
        yield true;
      }
      case Answer.Never(var blame, var text) -> {
        refused(mail, blame, text);
        yield true;
      }
      case Answer.NoServer(var text) -> {
        LOG.atWarn()
            .addKeyValue("server", smtp.host() + ":" + smtp.port())
            .addKeyValue("answer", text)
            .log("the mail server takes no mail");
        if (Patience.isOver(mail.kind(), mail.createdAt(), now)) {
          fail(mail, Failure.EXPIRED, text);
          yield false;
        }
        Instant next = now.plus(Patience.BEHIND_OTHERS);
        store.outbox().putBack(sender, mail.id(), mail.attempts(), next, null, text);
        books.count(Outcome.NO_SERVER);
        yield false;
      }
    };
  }

  /**
   * No such address: given up at once. Refused without saying so: given up at the third time in a
   * row. The mail refused: the address is not to blame.
   */
  private void refused(Mail mail, Answer.Blame blame, String text) {
    Instant now = clock.instant();
    Failure failure =
        blame == Answer.Blame.NO_SUCH_ADDRESS ? Failure.NO_SUCH_ADDRESS : Failure.REFUSED;
    store
        .database()
        .change(
            handle -> {
              store.outbox().failed(handle, mail.id(), failure, text, now);
              String subscriber = mail.subscriberId();
              if (subscriber == null || blame == Answer.Blame.MAIL) {
                return;
              }
              int bounces = store.subscribers().bounce(handle, subscriber, now);
              if (blame == Answer.Blame.NO_SUCH_ADDRESS || bounces >= MOST_BOUNCES) {
                store.subscribers().suppress(handle, subscriber, failure.name(), now);
              }
            });
    books.count(Outcome.FAILED);
  }

  private void fail(Mail mail, Failure failure, String text) {
    store
        .database()
        .change(handle -> store.outbox().failed(handle, mail.id(), failure, text, clock.instant()));
    books.count(Outcome.FAILED);
  }
}
