package cotejo.classify.flow;

import cotejo.classify.flow.Outcome.Rejection;
import cotejo.classify.verdict.Edition;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Stance;
import cotejo.events.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The service's books, written when a transaction is through. Messages on the topic of articles:
 * articles = verdicts (by label and language) + unchanged + rejected (by reason) + tombstones.
 */
final class ClassifyBooks {
  private enum Language {
    EN,
    ES,
    OTHER;

    static Language of(@Nullable String tag) {
      return "en".equals(tag) ? EN : "es".equals(tag) ? ES : OTHER;
    }

    String word() {
      return switch (this) {
        case EN -> "en";
        case ES -> "es";
        case OTHER -> "other";
      };
    }
  }

  private final MeterRegistry metrics;
  private final Counter articles;
  private final Map<Label, Map<Language, Counter>> verdicts = new EnumMap<>(Label.class);
  private final Counter unchanged;
  private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);
  private final Counter tombstones;
  private final Counter truncated;
  private final Map<String, Map<Stance, Counter>> mentions = new ConcurrentHashMap<>();
  private final Map<Label, Map<Label, Counter>> shadow = new EnumMap<>(Label.class);
  private final Timer time;
  private final Timer lag;
  private final Counter rulebooksTaken;
  private final Counter rulebooksRefused;
  private final MultiGauge rulebook;

  ClassifyBooks(MeterRegistry metrics) {
    this.metrics = metrics;
    articles = counter("articles", "Messages read from the topic of articles.");
    unchanged = counter("unchanged", "Verdicts that said what the last one said.");
    tombstones = counter("tombstones", "Articles that were deleted from the topic.");
    truncated = counter("truncated", "Verdicts on texts over the limit.");
    for (Label label : Label.values()) {
      Map<Language, Counter> byLanguage = new EnumMap<>(Language.class);
      for (Language lang : Language.values()) {
        byLanguage.put(
            lang,
            counter("verdicts", "Verdicts published.", "label", label.word(), "lang", lang.word()));
      }
      verdicts.put(label, byLanguage);
      Map<Label, Counter> byCandidate = new EnumMap<>(Label.class);
      for (Label candidate : Label.values()) {
        byCandidate.put(
            candidate,
            counter(
                "candidate.verdicts",
                "How the candidate rulebook would have tagged what the live one did.",
                "live",
                label.word(),
                "candidate",
                candidate.word()));
      }
      shadow.put(label, byCandidate);
    }
    for (Rejection why : Rejection.values()) {
      rejected.put(why, counter("rejected", "Articles without a verdict.", "reason", why.word()));
    }
    String taken = "Rulebooks that arrived on their topic.";
    rulebooksTaken = counter("rulebooks", taken, "outcome", "taken");
    rulebooksRefused = counter("rulebooks", taken, "outcome", "refused");
    time =
        Timer.builder("cotejo.classify.article")
            .description("Time to read one article.")
            .serviceLevelObjectives(millis(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000))
            .register(metrics);
    lag =
        Timer.builder("cotejo.classify.lag")
            .description("From the moment an article had been fetched to its verdict.")
            .serviceLevelObjectives(
                millis(
                    100,
                    250,
                    500,
                    1_000,
                    2_500,
                    5_000,
                    10_000,
                    30_000,
                    60_000,
                    300_000,
                    3_600_000,
                    86_400_000))
            .register(metrics);
    rulebook =
        MultiGauge.builder("cotejo.classify.rulebook.info")
            .description("Always 1; the labels say which rulebook is in use.")
            .register(metrics);
  }

  private static Duration[] millis(long... values) {
    return java.util.Arrays.stream(values).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder("cotejo.classify." + name)
        .description(description)
        .tags(tags)
        .register(metrics);
  }

  /** One message whose transaction is through. */
  void count(Outcome outcome) {
    articles.increment();
    switch (outcome) {
      case Outcome.Published(var made) -> {
        published(made.verdict());
        shadowed(made);
      }
      case Outcome.Unchanged(var made) -> {
        unchanged.increment();
        shadowed(made);
      }
      case Outcome.Rejected(Rejection why, String _) -> at(rejected, why).increment();
      case Outcome.Tombstone _ -> tombstones.increment();
    }
  }

  private void published(Verdict verdict) {
    at(at(verdicts, verdict.label()), Language.of(verdict.lang())).increment();
    if (verdict.truncated()) {
      truncated.increment();
    }
    for (Mention mention : verdict.mentions()) {
      at(stances(mention.claim()), mention.stance()).increment();
    }
    Duration since = Duration.between(verdict.fetchedAt(), verdict.classifiedAt());
    lag.record(since.isNegative() ? Duration.ZERO : since);
  }

  private Map<Stance, Counter> stances(String claim) {
    return mentions.computeIfAbsent(
        claim,
        _ -> {
          Map<Stance, Counter> byStance = new EnumMap<>(Stance.class);
          for (Stance stance : Stance.values()) {
            byStance.put(
                stance,
                counter(
                    "mentions",
                    "Sentences in published verdicts that touch a claim.",
                    "claim",
                    claim,
                    "stance",
                    stance.word()));
          }
          return byStance;
        });
  }

  private static <K, V> V at(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("no counter for " + key);
    }
    return value;
  }

  /** How long one article took. */
  void took(long nanos) {
    time.record(nanos, TimeUnit.NANOSECONDS);
  }

  private void shadowed(Outcome.Made made) {
    if (made.shadow() != null) {
      at(at(shadow, made.verdict().label()), made.shadow()).increment();
    }
  }

  /** Which rulebooks are in use now; claims get their series before their first mention. */
  void inUse(Edition live, @Nullable Edition candidate) {
    live.backing().keySet().forEach(this::stances);
    Map<String, Edition> roles = new HashMap<>();
    roles.put("live", live);
    if (candidate != null) {
      roles.put("candidate", candidate);
    }
    rulebook.register(roles.entrySet().stream().map(ClassifyBooks::row).toList(), true);
  }

  private static MultiGauge.Row<Number> row(Map.Entry<String, Edition> role) {
    var version = role.getValue().version();
    return MultiGauge.Row.of(
        Tags.of(
            "role", role.getKey(),
            "version", Integer.toString(version.number()),
            "hash", version.hash().substring(0, 12)),
        1);
  }

  void rulebookTaken() {
    rulebooksTaken.increment();
  }

  void rulebookRefused() {
    rulebooksRefused.increment();
  }

  /** Age in seconds of the oldest message not yet read, 0 when there is none. */
  void behind(Supplier<Number> seconds) {
    Gauge.builder("cotejo.classify.behind", seconds)
        .description("How old the oldest article is that waits to be read.")
        .baseUnit("seconds")
        .register(metrics);
  }
}
