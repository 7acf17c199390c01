package cotejo.ingest.poll;

import cotejo.events.Article;
import cotejo.events.FeedState;
import cotejo.ingest.polite.Domains;
import cotejo.ingest.schedule.OutageMeter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the reports that are in into one transaction's content. The poller's thread only. */
final class Decider {
  private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

  private final Ledger ledger;
  private final IngestBooks books;
  private final RandomGenerator dice;
  private final OutageMeter outage = new OutageMeter();

  Decider(Ledger ledger, IngestBooks books, RandomGenerator dice) {
    this.ledger = ledger;
    this.books = books;
    this.dice = dice;
  }

  /**
   * What a transaction carries.
   *
   * @param tallies what each report adds to the books once it is through
   */
  record Batch(Map<Report, Tally> tallies, List<Committer.Part> parts) {}

  /** Applies reports one after the other, each to what those before it leave. */
  Batch decide(List<Report> batch, Instant now) {
    Map<Report, Tally> tallies = new HashMap<>();
    Map<String, Committer.Part> parts = new LinkedHashMap<>();
    for (Report report : batch) {
      Watched watched = report.watched();
      String id = watched.feed().id();
      Committer.Part earlier = parts.get(id);
      FeedState before = earlier != null ? earlier.state() : watched.state();
      if (before == null) {
        continue;
      }
      noteOutage(report, before, now);
      List<FeedState> siblings = siblings(report, parts);
      Ledger.Change change =
          change(
              report,
              before,
              new Ledger.Circumstances(siblings, now, dice.nextDouble(), outage.cutOff(now)));
      List<Article> articles = new ArrayList<>();
      if (earlier != null) {
        articles.addAll(earlier.articles());
      }
      articles.addAll(change.articles());
      parts.put(
          id,
          new Committer.Part(
              watched.assignment().partition().partition(), change.after(), articles));
      tallies.put(report, change.tally());
    }
    books.cutOff(outage.cutOff(now));
    return new Batch(tallies, List.copyOf(parts.values()));
  }

  /** What a report means; one that cannot be understood is a failed poll and stops no other. */
  private Ledger.Change change(
      Report report, FeedState before, Ledger.Circumstances circumstances) {
    Watched watched = report.watched();
    try {
      return ledger.apply(watched, before, report.findings(), report.ending(), circumstances);
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("feed", before.feedId()).setCause(e).log("a report makes no sense");
      Ending failed = new Ending.Failed(PollFailure.INTERNAL, String.valueOf(e), null, null);
      return ledger.apply(watched, before, List.of(), failed, circumstances);
    }
  }

  private void noteOutage(Report report, FeedState state, Instant now) {
    switch (report.ending()) {
      case null -> {}
      case Ending.Changed _, Ending.Unchanged _ -> outage.note(Domains.of(state.url()), false, now);
      case Ending.Failed failed ->
          outage.note(Domains.of(state.url()), failed.reason().silent(), now);
      case Ending.PutOff _, Ending.Abandoned _, Ending.Pushed _, Ending.Leased _ -> {}
    }
  }

  /** The outlet's other feeds, as this very transaction leaves them. */
  private static List<FeedState> siblings(Report report, Map<String, Committer.Part> parts) {
    if (report.findings().isEmpty()) {
      return List.of();
    }
    Watched watched = report.watched();
    return watched.assignment().siblings(watched.feed().id()).stream()
        .map(
            state -> {
              Committer.Part part = parts.get(state.feedId());
              return part == null ? state : part.state();
            })
        .toList();
  }
}
