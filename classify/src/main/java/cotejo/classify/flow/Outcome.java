package cotejo.classify.flow;

import cotejo.events.DeadLetter;
import cotejo.events.Label;
import cotejo.events.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of one message on the topic of articles. */
sealed interface Outcome {
  /**
   * A verdict that was made.
   *
   * @param meaning see {@link Meaning}
   * @param shadow what the candidate rulebook would have tagged it; null when there is none
   */
  record Made(Verdict verdict, long meaning, @Nullable Label shadow) {}

  /** A verdict that says something new. */
  record Published(Made made) implements Outcome {}

  /** The verdict says what the last one said. */
  record Unchanged(Made made) implements Outcome {}

  /** Not to be read: set aside, or for {@link Rejection#SUPERSEDED} passed over. */
  record Rejected(Rejection why, String detail) implements Outcome {}

  /** The article was deleted from the topic; its verdict follows. */
  record Tombstone(String articleId) implements Outcome {}

  /** Why an article gives no verdict. */
  enum Rejection {
    NOT_JSON,
    BAD_FIELD,
    FAILED,
    /** A later revision has been read already. */
    SUPERSEDED;

    static Rejection of(DeadLetter.Reason reason) {
      return switch (reason) {
        case NOT_JSON -> NOT_JSON;
        case BAD_FIELD -> BAD_FIELD;
        case FAILED -> FAILED;
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
