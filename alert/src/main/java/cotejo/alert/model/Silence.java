package cotejo.alert.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An order not to tell something at once for a while; what all matchers match is silent.
 *
 * @param startsAt UTC, inclusive
 * @param endsAt UTC, exclusive
 * @param author who ordered it
 * @param comment why
 */
public record Silence(
    String id,
    List<Matcher> matchers,
    Instant startsAt,
    Instant endsAt,
    String author,
    String comment,
    Instant createdAt) {

  private static final int MOST_MATCHERS = 20;
  private static final int LONGEST_COMMENT = 500;
  private static final int LONGEST_AUTHOR = 200;

  /** Where a silence stands. */
  public enum State {
    PENDING,
    ACTIVE,
    EXPIRED
  }

  public Silence {
    matchers = List.copyOf(matchers);
    if (matchers.isEmpty() || matchers.size() > MOST_MATCHERS) {
      throw new IllegalArgumentException("a silence has 1 to " + MOST_MATCHERS + " matchers");
    }
    if (endsAt.isBefore(startsAt)) {
      throw new IllegalArgumentException(
          "the silence would end (%s) before it starts (%s)".formatted(endsAt, startsAt));
    }
    if (author.isBlank() || author.length() > LONGEST_AUTHOR) {
      throw new IllegalArgumentException("an author of 1 to 200 characters is needed");
    }
    if (comment.isBlank() || comment.length() > LONGEST_COMMENT) {
      throw new IllegalArgumentException("a comment of 1 to 500 characters is needed");
    }
  }

  /** Where it stands at {@code now}. */
  public State at(Instant now) {
    if (now.isBefore(startsAt)) {
      return State.PENDING;
    }
    return now.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
  }

  /** Whether something with these labels is silent at {@code now}. */
  public boolean covers(Map<Matcher.Name, String> labels, Instant now) {
    return at(now) == State.ACTIVE && matchers.stream().allMatch(one -> one.matches(labels));
  }
}
