package cotejo.events;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One digest as it was cut; the value on {@link Topics#DIGESTS}.
 *
 * @param id the edition, for instance {@code daily-2026-03-02}; also the Kafka key
 * @param from UTC, the window's beginning, inclusive
 * @param to UTC, the window's end, exclusive: verdicts by {@link Verdict#classifiedAt()}
 * @param cutAt UTC, our clock, when it was cut
 * @param counts verdicts in the window by label word
 * @param items misleading and accurate articles, the most telling first
 * @param corrections tags sent before that no longer hold
 * @param stories the items grouped: who carried it first, who copied or followed up; the order is
 *     that of the items
 * @param spreading claims that several outlets got wrong independently of each other
 * @param numbers what the charts show; null in digests from before there were any
 * @param dueAt UTC, when it should have been cut, if the service was down at that moment; null when
 *     it was cut on time
 */
public record Digest(
    String id,
    Instant from,
    Instant to,
    Instant cutAt,
    Map<String, Integer> counts,
    List<Item> items,
    List<Correction> corrections,
    List<Story> stories,
    List<Spread> spreading,
    @Nullable Numbers numbers,
    @Nullable Instant dueAt) {

  /** One article in the digest. */
  public record Item(
      String articleId,
      int revision,
      Label label,
      double confidence,
      String title,
      URI url,
      String outlet,
      @Nullable String lang,
      @Nullable Instant publishedAt,
      List<Mention> mentions) {
    public Item {
      Require.sha256("articleId", articleId);
      Require.present("label", label);
      Require.web("url", url);
      mentions = List.copyOf(Require.present("mentions", mentions));
    }
  }

  /** A tag that changed after it was sent. */
  public record Correction(
      String articleId, String title, URI url, String outlet, Label was, Label now, String why) {
    public Correction {
      Require.sha256("articleId", articleId);
      Require.web("url", url);
      Require.text("why", why, 1_000);
      if (was == now) {
        throw new IllegalArgumentException("a correction from " + was + " to " + now);
      }
    }
  }

  /**
   * Items that tell the same.
   *
   * @param id the first article's id: the story keeps its name from digest to digest
   * @param label misleading if any of its articles is
   * @param articles in the order in which they were published; the first carried it first
   */
  public record Story(String id, Label label, List<Part> articles) {
    public Story {
      Require.sha256("story id", id);
      Require.present("label", label);
      articles = List.copyOf(Require.present("articles", articles));
      Require.atLeast("number of articles in a story", articles.size(), 1);
    }
  }

  /**
   * An article's part in a story.
   *
   * @param copyOf the article whose text this one copies; null when it has a text of its own
   */
  public record Part(String articleId, @Nullable String copyOf) {
    public Part {
      Require.sha256("articleId", articleId);
    }
  }

  /**
   * A misconception under way.
   *
   * @param claim id of the claim that was got wrong
   * @param record what the record says
   * @param outlets who asserted the misconception, copies of one text counted once
   * @param articles the articles that did, oldest first, copies included
   * @param since UTC, when the first of them was published or, failing that, read
   */
  public record Spread(
      String claim,
      Mention.Statement record,
      List<String> outlets,
      List<String> articles,
      Instant since) {
    public Spread {
      Require.text("claim", claim, 100);
      Require.present("record", record);
      outlets = List.copyOf(Require.present("outlets", outlets));
      articles = List.copyOf(Require.present("articles", articles));
      Require.present("since", since);
    }
  }

  /**
   * The numbers of the day.
   *
   * @param days the days up to this one in the digest's zone, oldest first
   * @param claims by claim, the most misleading first
   * @param outlets by outlet, the most misleading first
   * @param omitted how many items more there were than a digest can carry
   */
  public record Numbers(List<Day> days, List<Tally> claims, List<Tally> outlets, int omitted) {
    public Numbers {
      Require.atLeast("omitted", omitted, 0);
      days = List.copyOf(Require.present("days", days));
      claims = List.copyOf(Require.present("claims", claims));
      outlets = List.copyOf(Require.present("outlets", outlets));
    }
  }

  /** Articles of one day by label. */
  public record Day(LocalDate date, int misleading, int accurate, int unverified) {}

  /** Articles by label under one name: a claim's id or an outlet. */
  public record Tally(String name, int misleading, int accurate) {}

  public Digest {
    Require.text("id", id, 200);
    Require.present("from", from);
    Require.present("to", to);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("the window [%s, %s) is empty".formatted(from, to));
    }
    Require.present("cutAt", cutAt);
    counts = Map.copyOf(Require.present("counts", counts));
    items = List.copyOf(Require.present("items", items));
    corrections = List.copyOf(Require.present("corrections", corrections));
    stories = listed(stories);
    spreading = listed(spreading);
  }

  /** Fields that older messages lack arrive as null. */
  private static <T> List<T> listed(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
