package cotejo.classify.engine;

import cotejo.classify.reading.Lang;
import cotejo.classify.stance.Cue;
import cotejo.events.Label;
import cotejo.events.Stance;
import java.util.List;

/**
 * What was read in an article.
 *
 * @param label the label that follows from the mentions and the topic
 * @param confidence how often a label of this kind is right, 0 to 1
 * @param lang the language of the text
 * @param mentions in the order of the text
 * @param disputed ids of claims that the text touches on a point contested on its day; no mentions
 * @param topic the evidence on which the text was held to be on topic or off
 * @param grounds what the confidence was reckoned from
 */
public record Reading(
    Label label,
    double confidence,
    Lang lang,
    List<Mention> mentions,
    List<String> disputed,
    TopicEvidence topic,
    Features grounds) {

  /** The mentions that a verdict carries: none when the text is off topic after all. */
  public List<Mention> told() {
    return label == Label.OFF_TOPIC ? List.of() : mentions;
  }

  /**
   * A sentence that touches a claim.
   *
   * @param quote the sentence, word for word
   * @param start UTF-16 index into title, line break, body
   * @param end index after the last
   * @param rule the rule that fired
   * @param fromRecord whether the rule recognises the record and not a misconception
   * @param cues what changed the stance
   * @param slots how many slots of the rule were filled
   * @param spread words from the first slot to the last
   */
  public record Mention(
      String claim,
      Stance stance,
      String quote,
      int start,
      int end,
      String rule,
      boolean fromRecord,
      List<CueSeen> cues,
      int slots,
      int spread) {
    /** The same words with another stance. */
    Mention as(Stance other) {
      return new Mention(claim, other, quote, start, end, rule, fromRecord, cues, slots, spread);
    }
  }

  /**
   * A cue in the text. All indexes are UTF-16 indexes into title, line break, body.
   *
   * @param words as they stand in the text
   * @param start of the words; {@code end} is the index after the last
   * @param scopeStart where the stretch that the cue governs begins
   * @param scopeEnd where it ends
   */
  public record CueSeen(Cue cue, String words, int start, int end, int scopeStart, int scopeEnd) {}

  /**
   * Why the text is on topic or off.
   *
   * @param score twice the probability that it is; on topic from 1
   * @param words words that spoke for it
   * @param features what was weighed
   */
  public record TopicEvidence(double score, List<String> words, Features features) {
    public boolean onTopic() {
      return score >= 1;
    }
  }
}
