package cotejo.standalone.newsroom;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as it stands in an outlet's file.
 *
 * @param slug unique within the outlet
 * @param kind what it is there for
 * @param summary what the feed says of it; plain text
 * @param text as first published
 * @param due when it comes out
 * @param edit what it becomes later; null when it stays as it is
 * @param wire names the agency report that several outlets carry; null for the outlet's own work
 */
record Story(
    String slug,
    String section,
    Kind kind,
    String byline,
    String summary,
    String caption,
    Text text,
    Due due,
    @Nullable Edit edit,
    @Nullable String wire) {

  enum Kind {
    PLAIN,
    MISLEADING,
    DENIAL,
    ATTRIBUTED,
    QUESTION,
    THREAT,
    HISTORY,
    NEAR_MISS,
    OFF_TOPIC
  }

  /**
   * @param paragraphs plain text; one that begins with "## " is a subheading
   * @param expected what a reader who knows the record would say of it; never served
   */
  record Text(String title, List<String> paragraphs, Expected expected) {
    Text {
      paragraphs = List.copyOf(paragraphs);
    }

    String body() {
      return String.join("\n\n", paragraphs);
    }
  }

  /**
   * @param label one of the four labels of an article
   */
  record Expected(String label, List<Mention> mentions) {
    Expected {
      mentions = List.copyOf(mentions);
    }
  }

  /**
   * @param quote exact words of the title or of one paragraph
   */
  record Mention(String claim, String stance, String quote) {}

  /** When a story comes out. */
  sealed interface Due {
    /** So long before the newsroom opened. */
    record Before(Duration age) implements Due {}

    /** On that turn of the timeline; 1 is the first. */
    record OnTurn(int turn) implements Due {}
  }

  /**
   * @param turn of the timeline
   */
  record Edit(int turn, Text text) {}
}
