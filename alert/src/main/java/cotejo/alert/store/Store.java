package cotejo.alert.store;

/** All that is kept, by subject. */
public final class Store implements AutoCloseable {
  private final Database database;
  private final VerdictStore verdicts;
  private final ArticleStore articles;
  private final ClaimStore claims;
  private final EditionStore editions;
  private final SubscriberStore subscribers;
  private final RunStore runs;
  private final Outbox outbox;
  private final Positions positions;
  private final ReplyStore replies;
  private final Secrets secrets;
  private final WaveStore waves;
  private final SilenceStore silences;
  private final DomainSlots domainSlots;
  private final WebhookStore webhooks;
  private final HookOutbox hookOutbox;

  /** Takes over {@code database} and closes it in the end. */
  public Store(Database database) {
    this.database = database;
    this.verdicts = new VerdictStore(database);
    this.articles = new ArticleStore(database);
    this.claims = new ClaimStore(database);
    this.editions = new EditionStore(database);
    this.subscribers = new SubscriberStore(database);
    this.runs = new RunStore(database, verdicts, subscribers);
    this.outbox = new Outbox(database, runs);
    this.positions = new Positions(database);
    this.replies = new ReplyStore(database);
    this.secrets = new Secrets(database);
    this.webhooks = new WebhookStore(database);
    this.hookOutbox = new HookOutbox(database, runs);
    this.waves = new WaveStore(database, runs, hookOutbox);
    this.silences = new SilenceStore(database);
    this.domainSlots = new DomainSlots(database);
  }

  public Database database() {
    return database;
  }

  public VerdictStore verdicts() {
    return verdicts;
  }

  public ArticleStore articles() {
    return articles;
  }

  public ClaimStore claims() {
    return claims;
  }

  public EditionStore editions() {
    return editions;
  }

  public SubscriberStore subscribers() {
    return subscribers;
  }

  public RunStore runs() {
    return runs;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Positions positions() {
    return positions;
  }

  public ReplyStore replies() {
    return replies;
  }

  public Secrets secrets() {
    return secrets;
  }

  public WaveStore waves() {
    return waves;
  }

  public SilenceStore silences() {
    return silences;
  }

  public DomainSlots domainSlots() {
    return domainSlots;
  }

  public WebhookStore webhooks() {
    return webhooks;
  }

  public HookOutbox hookOutbox() {
    return hookOutbox;
  }

  @Override
  public void close() {
    database.close();
  }
}
