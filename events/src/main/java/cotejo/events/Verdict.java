package cotejo.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the classifier holds of one revision of an article; the value on {@link Topics#VERDICTS}.
 * Off-topic articles get one too, so that the books balance and a revision can take a tag back.
 *
 * @param articleId the article's id, also the Kafka key
 * @param revision the article's revision that was read
 * @param url the article's canonical URL
 * @param outlet as in the article
 * @param title as in the article
 * @param lang the language in which it was read; null when it is neither English nor Spanish
 * @param publishedAt as in the article
 * @param fetchedAt as in the article
 * @param fingerprint as in the article
 * @param label follows from the mentions' stances, see {@link Stance#label}
 * @param confidence the calibrated probability that the label is right, 0 to 1
 * @param mentions in reading order
 * @param topic the words that put the article on topic; empty when off topic
 * @param disputed ids of claims that the text touches on a point that was contested on the day of
 *     publication, so that nothing was settled by them
 * @param truncated the text was over the limit and only its beginning was read
 * @param deleted the article's page is gone
 * @param rulebook the rulebook that decided
 * @param classifiedAt UTC, our clock; digests are cut by it
 */
public record Verdict(
    String articleId,
    int revision,
    URI url,
    String outlet,
    String title,
    @Nullable String lang,
    @Nullable Instant publishedAt,
    Instant fetchedAt,
    @Nullable String fingerprint,
    Label label,
    double confidence,
    List<Mention> mentions,
    List<String> topic,
    List<String> disputed,
    boolean truncated,
    boolean deleted,
    RulebookVersion rulebook,
    Instant classifiedAt) {

  /**
   * Names one rulebook.
   *
   * @param number counts publications, from 1; 0 is the one bundled with the program
   * @param hash SHA-256 of its files, lower-case hex
   */
  public record RulebookVersion(int number, String hash) {
    public RulebookVersion {
      Require.atLeast("rulebook number", number, 0);
      Require.sha256("rulebook hash", hash);
    }

    @Override
    public String toString() {
      return number + "-" + hash.substring(0, 12);
    }
  }

  public Verdict {
    Require.sha256("articleId", articleId);
    Require.atLeast("revision", revision, 1);
    Require.web("url", url);
    Require.text("outlet", outlet, 200);
    Require.text("title", title, 500);
    Require.language("lang", lang);
    Require.present("fetchedAt", fetchedAt);
    Require.present("label", label);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence is not between 0 and 1: " + confidence);
    }
    mentions = List.copyOf(Require.present("mentions", mentions));
    topic = List.copyOf(Require.present("topic", topic));
    disputed = List.copyOf(Require.present("disputed", disputed));
    Require.present("rulebook", rulebook);
    Require.present("classifiedAt", classifiedAt);
    if (label == Label.OFF_TOPIC && !mentions.isEmpty()) {
      throw new IllegalArgumentException("off-topic with " + mentions.size() + " mentions");
    }
    if (label == Label.MISLEADING
        && mentions.stream().noneMatch(m -> m.stance() == Stance.ASSERTS_FALSE)) {
      throw new IllegalArgumentException("misleading without a sentence that asserts a falsehood");
    }
    if (label == Label.ACCURATE
        && mentions.stream()
            .noneMatch(
                m -> m.stance() == Stance.ASSERTS_TRUE || m.stance() == Stance.DENIES_FALSE)) {
      throw new IllegalArgumentException("accurate without a sentence that agrees with the record");
    }
  }
}
