package cotejo.alert.subscribers;

import cotejo.alert.model.Frequency;
import cotejo.alert.model.MailAddress;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Subscriber;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Tokens.Purpose;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Everything that happens between an address's owner and the list. */
public final class Subscriptions {
  /** How long the link in a confirmation mail and a link asked for are good. */
  public static final Duration LINK_LIFE = Duration.ofDays(3);

  /** How long the links under a digest are good: people answer old mails. */
  public static final Duration FOOTER_LIFE = Duration.ofDays(400);

  /** How long an address waits for its owner before it is forgotten. */
  public static final Duration PENDING_LIFE = Duration.ofDays(7);

  private static final String KEY = "links";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final InstantSource clock;
  private final Tokens tokens;

  public Subscriptions(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.tokens = new Tokens(store.secrets().key(KEY));
  }

  /**
   * Asks the owner of {@code address} whether the subscription is meant. Whether the address is
   * known already cannot be told from outside: a pending one gets its confirmation mail again, one
   * who reads already gets the link to the preferences. No address gets more than one such mail an
   * hour.
   *
   * @throws IllegalArgumentException with a sentence when it is not an address
   */
  public void request(String address, Preferences preferences) {
    MailAddress parsed = MailAddress.of(address);
    Instant now = clock.instant();
    store
        .database()
        .change(
            handle -> {
              Optional<Subscriber> known = store.subscribers().findByAddress(handle, parsed);
              if (known.isEmpty()) {
                Subscriber fresh = fresh(parsed, preferences, now);
                store.subscribers().add(handle, fresh);
                write(handle, fresh, MailKind.CONFIRMATION, now);
              } else if (known.get().status() == Subscriber.Status.CONFIRMED) {
                write(handle, known.get(), MailKind.LINK, now);
              } else {
                store.subscribers().prefer(handle, known.get().id(), preferences);
                write(handle, known.get(), MailKind.CONFIRMATION, now);
              }
            });
  }

  /** Sends the link to the preferences, if somebody with this address reads. */
  public void sendLink(String address) {
    MailAddress parsed = MailAddress.of(address);
    Instant now = clock.instant();
    store
        .database()
        .change(
            handle ->
                store
                    .subscribers()
                    .findByAddress(handle, parsed)
                    .filter(known -> known.status() == Subscriber.Status.CONFIRMED)
                    .ifPresent(known -> write(handle, known, MailKind.LINK, now)));
  }

  private static Subscriber fresh(MailAddress address, Preferences preferences, Instant now) {
    return new Subscriber(
        newId(),
        address.toString(),
        Subscriber.Status.PENDING,
        preferences,
        null,
        null,
        now,
        null,
        null,
        0,
        null);
  }

  /** 125 random bits in base 32, always 25 characters. */
  static String newId() {
    String digits = new BigInteger(125, RANDOM).toString(32);
    return "0".repeat(25 - digits.length()) + digits;
  }

  /** The hour in the id keeps a flood of requests down to one mail an hour. */
  private void write(Handle handle, Subscriber subscriber, MailKind kind, Instant now) {
    String id =
        kind.name().toLowerCase(java.util.Locale.ROOT)
            + ":"
            + subscriber.id()
            + ":"
            + now.getEpochSecond() / Duration.ofHours(1).toSeconds();
    store
        .outbox()
        .owe(
            handle,
            Outbox.pending(id, null, subscriber.id(), kind, subscriber.address(), null, null, now));
  }

  /** Follows the link of a confirmation mail; empty when it is not good any more. */
  public Optional<Subscriber> confirm(String token) {
    return tokens.read(Purpose.CONFIRM, token, clock.instant()).flatMap(this::confirmed);
  }

  private Optional<Subscriber> confirmed(String id) {
    store.database().change(handle -> store.subscribers().confirm(handle, id, clock.instant()));
    return store.subscribers().find(id);
  }

  /** Who a confirmation link is for, without following it. */
  public Optional<Subscriber> toConfirm(String token) {
    return tokens.read(Purpose.CONFIRM, token, clock.instant()).flatMap(store.subscribers()::find);
  }

  /** Who a preferences link is for. */
  public Optional<Subscriber> find(String token) {
    return tokens.read(Purpose.MANAGE, token, clock.instant()).flatMap(store.subscribers()::find);
  }

  /** Who an unsubscribe link is for; a preferences link serves as one too. */
  public Optional<Subscriber> toUnsubscribe(String token) {
    return tokens
        .read(Purpose.UNSUBSCRIBE, token, clock.instant())
        .or(() -> tokens.read(Purpose.MANAGE, token, clock.instant()))
        .flatMap(store.subscribers()::find);
  }

  /** Changes what is sent; empty when the link is not good any more. */
  public Optional<Subscriber> prefer(String token, Preferences preferences) {
    return change(token, (handle, id) -> store.subscribers().prefer(handle, id, preferences));
  }

  /** Pauses until {@code until}; null ends a pause. */
  public Optional<Subscriber> pause(String token, @Nullable Instant until) {
    return change(token, (handle, id) -> store.subscribers().pause(handle, id, until));
  }

  private interface Change {
    void apply(Handle handle, String id);
  }

  private Optional<Subscriber> change(String token, Change change) {
    Optional<Subscriber> subscriber = find(token);
    if (subscriber.isEmpty()) {
      return Optional.empty();
    }
    String id = subscriber.get().id();
    store.database().change(handle -> change.apply(handle, id));
    return store.subscribers().find(id);
  }

  /** Ends a subscription at once; following the link twice does no harm. */
  public boolean unsubscribe(String token) {
    Optional<Subscriber> subscriber = toUnsubscribe(token);
    subscriber.ifPresent(
        known ->
            store
                .database()
                .change(
                    handle ->
                        store.subscribers().unsubscribe(handle, known.id(), clock.instant())));
    return subscriber.isPresent();
  }

  /** Forgets everything about whoever the link is for. */
  public boolean forget(String token) {
    Optional<Subscriber> subscriber = find(token);
    return subscriber.isPresent()
        && store
            .database()
            .write(
                handle ->
                    store.subscribers().forget(handle, subscriber.get().id(), clock.instant()));
  }

  /** All that is kept about one subscriber. */
  public record Data(Subscriber subscriber, List<Outbox.Mail> mails) {}

  /** All that is kept about whoever the link is for. */
  public Optional<Data> export(String token) {
    return find(token)
        .map(known -> new Data(known, store.outbox().ofSubscriber(known.id(), 10_000)));
  }

  /** When the next digest comes; empty when none is due. */
  public Optional<Instant> nextDigest(Subscriber subscriber) {
    Preferences chosen = subscriber.preferences();
    if (subscriber.status() != Subscriber.Status.CONFIRMED
        || chosen.frequency() == Frequency.NEVER) {
      return Optional.empty();
    }
    Schedule schedule = chosen.schedule();
    Instant next = schedule.next(clock.instant());
    while (subscriber.isPausedAt(next)
        || chosen.quietDays().contains(next.atZone(chosen.zone()).getDayOfWeek())) {
      next = schedule.next(next);
    }
    return Optional.of(next);
  }

  /** The token for the link in a confirmation mail. */
  public String confirmToken(String subscriber, Instant now) {
    return tokens.sign(Purpose.CONFIRM, subscriber, now.plus(LINK_LIFE));
  }

  /** The token for a link to the preferences. */
  public String manageToken(String subscriber, Instant now, Duration life) {
    return tokens.sign(Purpose.MANAGE, subscriber, now.plus(life));
  }

  /** The token for a link that can only unsubscribe. */
  public String unsubscribeToken(String subscriber, Instant now) {
    return tokens.sign(Purpose.UNSUBSCRIBE, subscriber, now.plus(FOOTER_LIFE));
  }

  /**
   * Adds a subscriber without asking, for addresses whose owners agreed elsewhere.
   *
   * @return whether the address was new
   */
  public boolean addConfirmed(String address, Preferences preferences) {
    Instant now = clock.instant();
    Subscriber fresh = fresh(MailAddress.of(address), preferences, now);
    return store
        .database()
        .write(
            handle -> {
              boolean added = store.subscribers().add(handle, fresh);
              if (added) {
                store.subscribers().confirm(handle, fresh.id(), now);
              }
              return added;
            });
  }
}
