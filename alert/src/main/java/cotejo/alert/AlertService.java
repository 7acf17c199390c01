package cotejo.alert;

import cotejo.alert.atonce.AtOnce;
import cotejo.alert.delivery.Delivery;
import cotejo.alert.delivery.MailMaker;
import cotejo.alert.digest.Editions;
import cotejo.alert.intake.BundledRegister;
import cotejo.alert.intake.Intake;
import cotejo.alert.mail.Mails;
import cotejo.alert.mail.Sender;
import cotejo.alert.model.Preferences;
import cotejo.alert.schedule.DigestRuns;
import cotejo.alert.schedule.Publisher;
import cotejo.alert.store.Database;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Housekeeping;
import cotejo.alert.subscribers.Subscriptions;
import cotejo.alert.web.WebConfig;
import cotejo.alert.web.WebPages;
import cotejo.alert.webhook.HookClient;
import cotejo.alert.webhook.HubAnnouncer;
import cotejo.alert.webhook.Payloads;
import cotejo.alert.webhook.WebhookDelivery;
import cotejo.service.BundledRulebook;
import cotejo.service.Closing;
import cotejo.service.Health;
import cotejo.service.Kafka;
import cotejo.service.KafkaReach;
import cotejo.service.Metrics;
import cotejo.service.ServiceEndpoint;
import cotejo.service.WorkerThread;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The service: verdicts in, digests and pages out, until it is closed. */
public final class AlertService implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(90);
  private static final Duration TICK = Duration.ofSeconds(1);

  /** How often spreading is looked for; group wait and intervals are minutes. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final Duration TIDY = Duration.ofSeconds(30);

  private final Closing closing = new Closing();
  private final AlertConfig config;
  private final InstantSource clock;
  private final PrometheusMeterRegistry metrics = Metrics.registry("alert");
  private final Health health;
  private final ServiceEndpoint endpoint;
  private final Store store;
  private final Subscriptions subscriptions;
  private final URI address;
  private final DigestRuns runs;
  private final Publisher publisher;

  private AlertService(AlertConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    health = new Health(clock);
    try {
      endpoint =
          closing.add(
              "metrics endpoint",
              ServiceEndpoint.open(
                  config.host(), config.metricsPort(), "alert.metrics-port", metrics, health));
      store = closing.add("store", new Store(database()));
      subscriptions = new Subscriptions(store, clock);
      BundledRulebook.find().ifPresent(bundled -> BundledRegister.take(store, bundled));
      health.part("store", store.database()::trouble);
      Kafka kafka = new Kafka(config.bootstrap(), metrics);
      kafka.ensureTopics(config.partitions(), config.patience());
      closing.add("kafka watch", KafkaReach.watch(kafka, health));
      Javalin pages = pages();
      address = config.publicUrl() == null ? local(pages) : config.publicUrl();
      Intake intake = intake(kafka);
      Editions editions = new Editions(store, config.standard().zone(), config.spreading());
      runs = new DigestRuns(store, editions, config.standard(), intake::caughtUpAt, metrics);
      publisher =
          closing.add(
              "digests writer", new Publisher(kafka.producer("alert-digests"), store, clock));
      deliver(editions);
      watch();
      tellByHttp(editions);
      CountDownLatch stopped = new CountDownLatch(1);
      Health.Worker scheduler = health.worker("digest runs", SILENCE);
      closing.add(
          "digest runs",
          WorkerThread.start(
              "digest-runs",
              scheduler,
              stopping -> schedule(scheduler, stopping, stopped),
              stopped::countDown));
    } catch (RuntimeException | Error e) {
      closing.close();
      throw e;
    }
  }

  /**
   * Opens everything in the order in which it is needed.
   *
   * @throws cotejo.service.KafkaUnreachable when no cluster answers in time
   * @throws cotejo.service.SettingsException when a port or the database cannot be had
   */
  public static AlertService start(AlertConfig config, InstantSource clock) {
    return new AlertService(config, clock);
  }

  private Database database() {
    String url = config.database();
    return url == null
        ? Database.sqlite(config.data().resolve("alert.db"))
        : Database.postgres(url, config.databaseUser(), config.databasePassword(), 16);
  }

  private Javalin pages() {
    URI url =
        config.publicUrl() == null
            ? URI.create("http://127.0.0.1:" + config.port())
            : config.publicUrl();
    WebConfig web =
        new WebConfig(
            url,
            config.standard().zone(),
            config.standard().at(),
            config.behindProxy(),
            config.hub());
    Javalin pages = WebPages.create(web, store, subscriptions, metrics, clock);
    closing.add("pages", pages::stop);
    return ServiceEndpoint.listen(pages, config.host(), config.port(), "alert.port");
  }

  private static URI local(Javalin pages) {
    return URI.create("http://127.0.0.1:" + pages.port());
  }

  private Intake intake(Kafka kafka) {
    var consumer = closing.add("verdicts reader", kafka.consumer("alert", config.group()));
    var producer = closing.add("dead letters writer", kafka.producer("alert-dead-letters"));
    Intake intake = new Intake(store, clock, consumer, producer, metrics);
    Health.Worker worker = health.worker("intake", SILENCE);
    closing.add(
        "intake",
        WorkerThread.start(
            "intake", worker, stopping -> intake.run(worker, stopping), intake::wakeup));
    return intake;
  }

  private void deliver(Editions editions) {
    Sender sender =
        Sender.of(config.from(), address, config.smtp().envelopeFrom())
            .unsubscribedAt(config.unsubscribeMailbox());
    Mails mails = new Mails(store, editions, subscriptions, sender, clock);
    MailMaker maker = config.dkim() == null ? mails : config.dkim().signing(mails);
    Delivery delivery = new Delivery(store, maker, config.smtp(), clock, metrics);
    delivery.recover();
    for (int i = 1; i <= config.smtp().connections(); i++) {
      String name = "mail sender " + i;
      Health.Worker worker = health.worker(name, SILENCE);
      closing.add(
          name,
          WorkerThread.start(
              name, worker, stopping -> delivery.run(worker, stopping), delivery::wakeup));
    }
  }

  private void watch() {
    AtOnce atOnce = new AtOnce(store, config.atOnce(), metrics);
    every(LOOK, "at once", atOnce::tick);
    Housekeeping housekeeping = new Housekeeping(store);
    every(TIDY, "housekeeping", housekeeping::tick);
    if (config.hub() != null) {
      HookClient client = closing.add("hub client", new HookClient(config.webhooks(), clock));
      HubAnnouncer hub = new HubAnnouncer(store, client, config.hub(), address, metrics);
      every(LOOK, "hub", hub::tick);
    }
  }

  private void every(Duration pause, String name, Consumer<Instant> tick) {
    Health.Worker worker = health.worker(name, SILENCE);
    CountDownLatch stopped = new CountDownLatch(1);
    closing.add(
        name,
        WorkerThread.start(
            name.replace(' ', '-'),
            worker,
            stopping -> {
              while (!stopping.getAsBoolean()) {
                tick.accept(clock.instant());
                worker.wellNow();
                if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                  return;
                }
              }
            },
            stopped::countDown));
  }

  private void tellByHttp(Editions editions) {
    Payloads payloads = new Payloads(store, editions, address, config.standard().zone(), clock);
    WebhookDelivery hooks =
        closing.add(
            "webhooks", new WebhookDelivery(store, payloads, config.webhooks(), clock, metrics));
    hooks.recover();
    Health.Worker worker = health.worker("webhooks", SILENCE);
    closing.add(
        "webhook sender",
        WorkerThread.start(
            "webhooks", worker, stopping -> hooks.run(worker, stopping), hooks::wakeup));
  }

  private void schedule(Health.Worker worker, BooleanSupplier stopping, CountDownLatch stopped)
      throws InterruptedException {
    while (!stopping.getAsBoolean()) {
      runs.tick(clock.instant());
      publisher.publishNew();
      worker.wellNow();
      if (stopped.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /** Where the pages are. */
  public URI address() {
    return address;
  }

  /** Where metrics and health are shown. */
  public int metricsPort() {
    return endpoint.port();
  }

  /** Verdicts taken in since the start. */
  public long verdictsTaken() {
    return Math.round(
        metrics.find("cotejo.alert.verdicts").counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum());
  }

  /** Adds a confirmed subscriber of the daily digest; does nothing for one who is there already. */
  public void subscribe(String mailAddress, String lang) {
    subscriptions.addConfirmed(
        mailAddress, Preferences.standard(lang, config.standard().at(), config.standard().zone()));
  }

  /** The same, and told at once when anything spreads. */
  public void subscribeToAll(String mailAddress, String lang) {
    Preferences daily =
        Preferences.standard(lang, config.standard().at(), config.standard().zone());
    subscriptions.addConfirmed(mailAddress, daily.toldAtOnceOfEverything());
  }

  /** Cuts a digest of all that came since the last one, at once. */
  public void cutNow() {
    runs.cutNow(clock.instant());
    publisher.publishNew();
  }

  /** Finishes what is in hand and stops; takes a few seconds at most. */
  @Override
  public void close() {
    closing.close();
  }
}
