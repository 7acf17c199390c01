package cotejo.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an article is tagged as; follows from the stances of its mentions. */
public enum Label {
  @JsonProperty("misleading")
  MISLEADING("misleading"),
  @JsonProperty("accurate")
  ACCURATE("accurate"),
  @JsonProperty("unverified")
  UNVERIFIED("unverified"),
  @JsonProperty("off-topic")
  OFF_TOPIC("off-topic");

  private final String word;

  Label(String word) {
    this.word = word;
  }

  /** The word used in messages, metrics and on pages' addresses. */
  public String word() {
    return word;
  }
}
