package cotejo.classify.engine;

import cotejo.classify.engine.Reading.CueSeen;
import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.engine.Reading.TopicEvidence;
import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Tagged;
import cotejo.classify.reading.Text;
import cotejo.classify.rules.Claim;
import cotejo.classify.rules.Form;
import cotejo.classify.rules.Rule;
import cotejo.classify.rules.Rulebook;
import cotejo.classify.stance.Found;
import cotejo.classify.stance.StanceReader;
import cotejo.events.Label;
import cotejo.events.Stance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds texts against a rulebook. Immutable and safe for many threads. */
public final class Classifier {
  /** For texts without a date: the record as it stands at the end of its last check and after. */
  private static final LocalDate TODAY = LocalDate.of(9999, 1, 1);

  private final Rulebook rulebook;
  private final RuleIndex index;
  private final StanceReader stances;
  private final Topic topic;
  private final Logistic weights;

  public Classifier(Rulebook rulebook) {
    this(rulebook, Logistic.bundled());
  }

  private Classifier(Rulebook rulebook, Logistic weights) {
    this.rulebook = rulebook;
    this.index = new RuleIndex(rulebook);
    this.stances = new StanceReader(rulebook.lexicon().concepts());
    this.weights = weights;
    this.topic = new Topic(rulebook.lexicon().concepts(), weights);
  }

  /** One that weighs every common concept for the topic, for those who fit weights. */
  public static Classifier unweighted(Rulebook rulebook) {
    return weighted(rulebook, Topic.blank(rulebook.lexicon().concepts()));
  }

  /** One with other weights than the program's, as lines of model, feature and weight. */
  public static Classifier weighted(Rulebook rulebook, List<String> weights) {
    return new Classifier(rulebook, Logistic.of(weights));
  }

  /** The day whose record holds for an article. */
  static LocalDate day(Article article) {
    return article.published() == null ? TODAY : article.published();
  }

  public Rulebook rulebook() {
    return rulebook;
  }

  /** Reads an article. */
  public Reading classify(Article article) {
    Text text = Text.read(article.title(), article.body(), article.lang());
    Tagged tagged = rulebook.lexicon().tag(text);
    LocalDate day = day(article);
    boolean satire = stances.satire(tagged);
    var filling = new Filling(tagged, new Story(tagged));
    List<Mention> found = new ArrayList<>();
    int near = 0;
    Set<String> disputed = new LinkedHashSet<>();
    for (int i = 0; i < text.size(); i++) {
      List<RuleIndex.Entry> candidates = index.candidates(tagged.present(i));
      near += candidates.isEmpty() ? 0 : 1;
      found.addAll(sentence(tagged, i, candidates, filling, day, satire, disputed));
    }
    List<Mention> mentions =
        Conflicts.acrossText(Conflicts.debunked(found, article.title().length()));
    List<Stance> all = mentions.stream().map(Mention::stance).toList();
    TopicEvidence evidence = topic.decide(tagged, near, !mentions.isEmpty() || !disputed.isEmpty());
    Label label = evidence.onTopic() ? Stance.label(all) : Label.OFF_TOPIC;
    Features grounds = Confidence.features(label, mentions, evidence);
    return new Reading(
        label,
        Confidence.of(weights, label, grounds),
        text.lang(),
        mentions,
        List.copyOf(disputed),
        evidence,
        grounds);
  }

  private List<Mention> sentence(
      Tagged tagged,
      int index,
      List<RuleIndex.Entry> candidates,
      Filling filling,
      LocalDate day,
      boolean satire,
      Set<String> disputed) {
    Map<String, Mention> byClaim = new HashMap<>();
    List<Mention> out = new ArrayList<>();
    for (RuleIndex.Entry entry : candidates) {
      Rule rule = entry.rule();
      if (!rule.applies(day)) {
        continue;
      }
      if (filling.fill(index, entry.one()) instanceof Filling.Outcome.Filled(Found found)) {
        if (rule.contested() && disputed(rule, day)) {
          disputed.add(rule.claim());
          continue;
        }
        var decision = stances.decide(tagged, index, found, rule, satire);
        String key = rule.claim() + "/" + decision.stance();
        Mention mention = mention(tagged, index, rule, found, decision);
        if (byClaim.putIfAbsent(key, mention) == null) {
          out.add(mention);
        }
      }
    }
    return Conflicts.giveWay(Conflicts.settle(out), rulebook);
  }

  private boolean disputed(Rule rule, LocalDate day) {
    Claim claim = rulebook.claim(rule.claim());
    return claim != null && claim.disputedSince() != null && !day.isBefore(claim.disputedSince());
  }

  private static CueSeen seen(Text text, StanceReader.Applied c) {
    int last = text.tokenCount() - 1;
    return new CueSeen(
        c.cue(),
        text.words(c.from(), c.to()),
        text.token(c.from()).start(),
        text.token(c.to() - 1).end(),
        text.token(Math.min(c.scopeFrom(), last)).start(),
        text.token(Math.max(Math.min(c.scopeFrom(), last), c.scopeTo() - 1)).end());
  }

  private Mention mention(
      Tagged tagged, int index, Rule rule, Found found, StanceReader.Decision decision) {
    Text text = tagged.text();
    Sentence sentence = text.sentence(index);
    int start = text.token(sentence.from()).start();
    int end = text.token(sentence.to() - 1).end();
    List<CueSeen> cues = decision.cues().stream().map(c -> seen(text, c)).toList();
    return new Mention(
        rule.claim(),
        decision.stance(),
        text.all().substring(start, end),
        start,
        end,
        rule.id(),
        rule.form() == Form.RECORD,
        cues,
        found.filled().size(),
        found.to() - found.from());
  }
}
