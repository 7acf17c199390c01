package cotejo.alert.delivery;

import cotejo.alert.Verdicts;
import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Spreading;
import cotejo.alert.mail.Dkim;
import cotejo.alert.mail.Mails;
import cotejo.alert.mail.Sender;
import cotejo.alert.model.Frequency;
import cotejo.alert.model.MailState;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Subscriber;
import cotejo.alert.schedule.DigestRuns;
import cotejo.alert.store.Database;
import cotejo.alert.store.RunStore;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Subscriptions;
import cotejo.service.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * The measured half of {@link DeliveryLoad}: the database, the port, the number of subscribers, the
 * key to sign with.
 */
final class LoadedSender {
  static final int HEAP_MIB = 192;
  static final String HEADING =
      "database subscribers, DKIM | run written s | sending s | mails/s | both mails/s | CPU ms/mail |"
          + " mail kB | heap after GC MiB | resident MiB";

  private static final int CONNECTIONS = 4;
  private static final int ARTICLES = 30;
  private static final ZoneId ZONE = ZoneId.of("America/Mexico_City");
  private static final Schedule STANDARD = new Schedule(Frequency.DAILY, LocalTime.of(7, 0), ZONE);
  private static final Instant BEFORE = Instant.parse("2026-03-01T14:00:00Z");
  private static final Instant CUT = Instant.parse("2026-03-02T13:00:00Z");

  private final Store store;
  private final int subscribers;
  private final String key;
  private final SmtpConfig smtp;
  private final Editions editions;
  private final InstantSource clock =
      InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), CUT));

  private LoadedSender(Store store, int port, int subscribers, String key) {
    this.store = store;
    this.key = key;
    this.subscribers = subscribers;
    this.editions = new Editions(store, ZONE, new Spreading.Threshold(3, Duration.ofHours(24)));
    this.smtp =
        new SmtpConfig(
            "127.0.0.1",
            port,
            null,
            null,
            SmtpConfig.Tls.NONE,
            "digest@cotejo.example",
            CONNECTIONS,
            0,
            Duration.ofSeconds(20));
  }

  public static void main(String[] arguments) throws Exception {
    boolean postgres = arguments[0].startsWith("jdbc:");
    Database database =
        postgres
            ? Database.postgres(arguments[0], null, null, 16)
            : Database.sqlite(Path.of(arguments[0]));
    try (Store store = new Store(database)) {
      new LoadedSender(
              store, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), arguments[3])
          .measure(postgres ? "PostgreSQL" : "SQLite");
    }
    System.exit(0);
  }

  private MailMaker signing(Mails mails) throws GeneralSecurityException {
    if (key.equals("none")) {
      return mails;
    }
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(key.startsWith("RSA") ? "RSA" : "Ed25519");
    if (key.startsWith("RSA-")) {
      generator.initialize(Integer.parseInt(key.substring("RSA-".length())));
    }
    return new Dkim("cotejo.example", "load", generator.generateKeyPair().getPrivate())
        .signing(mails);
  }

  private void measure(String name) throws InterruptedException, GeneralSecurityException {
    DigestRuns runs =
        new DigestRuns(store, editions, STANDARD, () -> Instant.MAX, new SimpleMeterRegistry());
    runs.tick(BEFORE);
    subscribe();
    news();
    long cpu = cpuNanos();
    long start = System.nanoTime();
    runs.tick(CUT);
    double built = seconds(start);
    start = System.nanoTime();
    MailMaker mails =
        signing(
            new Mails(
                store,
                editions,
                new Subscriptions(store, clock),
                Sender.of(null, URI.create("https://cotejo.example"), "digest@cotejo.example"),
                clock));
    send(mails);
    double sent = seconds(start);
    double cpuMillis = (cpuNanos() - cpu) / 1e6 / subscribers;
    RunStore.Ledger ledger = store.runs().ledger("daily-2026-03-02").orElseThrow();
    if (ledger.sent() != subscribers || !ledger.balances()) {
      throw new IllegalStateException("the books do not balance: " + ledger);
    }
    System.out.printf(
        Locale.ROOT,
        "%s %d, %s | %.1f | %.1f | %.0f | %.0f | %.2f | %.0f | %d | %d%n",
        name,
        subscribers,
        key,
        built,
        sent,
        subscribers / sent,
        subscribers / (built + sent),
        cpuMillis,
        mailBytes(mails) / 1e3,
        heapAfterCollection() >> 20,
        residentKib() >> 10);
  }

  private void subscribe() {
    for (int from = 0; from < subscribers; from += 5_000) {
      int first = from;
      int last = Math.min(subscribers, from + 5_000);
      store
          .database()
          .change(
              handle -> {
                for (int i = first; i < last; i++) {
                  subscribe(handle, i);
                }
              });
    }
  }

  /** Two languages, every tenth with a filter, fifty domains. */
  private void subscribe(Handle handle, int number) {
    Preferences chosen =
        new Preferences(
            number % 2 == 0 ? "es" : "en",
            Frequency.DAILY,
            STANDARD.at(),
            ZONE,
            number % 10 == 0,
            true,
            List.of(),
            List.of(),
            List.of(),
            EnumSet.noneOf(java.time.DayOfWeek.class));
    String address = "reader%d@mail%d.example".formatted(number, number % 50);
    store
        .subscribers()
        .add(
            handle,
            new Subscriber(
                "r%024d".formatted(number),
                address,
                Subscriber.Status.CONFIRMED,
                chosen,
                null,
                null,
                BEFORE,
                BEFORE,
                null,
                0,
                null));
  }

  private void news() {
    Instant arrived = BEFORE.plus(Duration.ofHours(6));
    store
        .database()
        .change(
            handle -> {
              for (int i = 0; i < ARTICLES; i++) {
                Verdicts.Piece piece =
                    i % 3 == 2 ? Verdicts.accurate("load " + i) : Verdicts.misleading("load " + i);
                store
                    .verdicts()
                    .keep(
                        handle,
                        piece.titled(headline(i)).at(arrived.toString()).verdict(),
                        store.verdicts().lockCutMark(handle),
                        arrived);
              }
            });
  }

  /** Shares no word with another article's, so that each is a story of its own. */
  private static String headline(int article) {
    return IntStream.range(0, 9)
        .mapToObj(word -> "word" + (char) ('a' + word) + (char) ('a' + article % 26) + article)
        .collect(Collectors.joining(" "));
  }

  private void send(MailMaker maker) throws InterruptedException {
    Delivery delivery = new Delivery(store, maker, smtp, clock, new SimpleMeterRegistry());
    Health.Worker health = new Health(clock).worker("senders", Duration.ofMinutes(1));
    CountDownLatch done = new CountDownLatch(1);
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      senders.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      delivery.run(health, () -> done.getCount() == 0);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
    while (store.outbox().counts().get(MailState.SENT) < subscribers) {
      if (done.await(200, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    done.countDown();
    delivery.wakeup();
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private int mailBytes(MailMaker maker) {
    var mail = store.outbox().ofRun("daily-2026-03-02", "", 1).getFirst();
    return maker.make(mail) instanceof MailMaker.Made.Letter(var bytes) ? bytes.length : 0;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /** The old generation as the last full collection left it. */
  private static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
        .mapToLong(LoadedSender::left)
        .sum();
  }

  private static long left(MemoryPoolMXBean pool) {
    return pool.getCollectionUsage().getUsed();
  }

  private static long residentKib() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (java.io.IOException e) {
      return 0;
    }
  }
}
