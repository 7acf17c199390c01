package cotejo.alert.intake;

import cotejo.events.Hashes;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Stance;
import cotejo.events.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What came in. read = kept + known + rulebooks + tombstones + unreadable, per start of the
 * process.
 */
final class IntakeBooks {
  /** What became of a record. */
  enum Outcome {
    /** A verdict that is new. */
    KEPT,
    /** A verdict that was there already. */
    KNOWN,
    RULEBOOK,
    TOMBSTONE,
    UNREADABLE
  }

  /** Most names that a label of a metric may have; the feed list and the register are shorter. */
  private static final int MOST_NAMES = 500;

  private static final Duration[] LAGS = {
    Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5),
    Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofHours(1)
  };

  private static final String OTHER = "other";
  private static final List<String> LANGUAGES = List.of("en", "es", OTHER);

  private final MeterRegistry metrics;
  private final Counter read;
  private final Timer lag;
  private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
  private final Set<String> outlets = ConcurrentHashMap.newKeySet();
  private final Set<String> claims = ConcurrentHashMap.newKeySet();

  IntakeBooks(MeterRegistry metrics) {
    this.metrics = metrics;
    this.read =
        Counter.builder("cotejo.alert.records.read")
            .description("Records read of the topics that alert reads.")
            .register(metrics);
    this.lag =
        Timer.builder("cotejo.alert.lag")
            .description("From the moment an article had been judged to its verdict's keeping.")
            .serviceLevelObjectives(LAGS)
            .register(metrics);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(
          outcome,
          Counter.builder("cotejo.alert.records")
              .description("What became of each record read.")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(metrics));
    }
    for (Label label : Label.values()) {
      LANGUAGES.forEach(lang -> verdicts(label, lang));
    }
  }

  private Counter verdicts(Label label, String lang) {
    return Counter.builder("cotejo.alert.verdicts")
        .description("Verdicts taken in, every version of an article's.")
        .tag("label", label.word())
        .tag("lang", lang)
        .register(metrics);
  }

  void readOne() {
    read.increment();
  }

  void count(Outcome outcome) {
    outcomes.get(outcome).increment();
  }

  /**
   * @param now UTC, our clock
   */
  void kept(Verdict verdict, Instant now) {
    count(Outcome.KEPT);
    Duration since = Duration.between(verdict.classifiedAt(), now);
    lag.record(since.isNegative() ? Duration.ZERO : since);
    String lang =
        verdict.lang() != null && LANGUAGES.contains(verdict.lang()) ? verdict.lang() : OTHER;
    verdicts(verdict.label(), lang).increment();
    if (verdict.label() == Label.OFF_TOPIC) {
      return;
    }
    String outlet = bounded(outlets, Hashes.slug(verdict.outlet()));
    for (Label label : Label.values()) {
      if (label != Label.OFF_TOPIC) {
        Counter counter =
            Counter.builder("cotejo.alert.outlet.verdicts")
                .description("Verdicts on topic taken in, by outlet.")
                .tag("outlet", outlet)
                .tag("label", label.word())
                .register(metrics);
        counter.increment(label == verdict.label() ? 1 : 0);
      }
    }
    verdict.mentions().forEach(this::mentioned);
  }

  private void mentioned(Mention mention) {
    String claim = bounded(claims, mention.claim());
    for (Stance stance : Stance.values()) {
      mentions(claim, stance).increment(stance == mention.stance() ? 1 : 0);
    }
  }

  /** Makes a claim's counters stand at 0 before anybody has spoken of it. */
  void knows(String claim) {
    String name = bounded(claims, claim);
    for (Stance stance : Stance.values()) {
      mentions(name, stance);
    }
  }

  private Counter mentions(String claim, Stance stance) {
    return Counter.builder("cotejo.alert.mentions")
        .description("Mentions taken in, by claim and stance.")
        .tag("claim", claim)
        .tag("stance", stance.word())
        .register(metrics);
  }

  private static String bounded(Set<String> names, String name) {
    if (names.contains(name)) {
      return name;
    }
    if (names.size() >= MOST_NAMES) {
      return OTHER;
    }
    names.add(name);
    return name;
  }
}
