package cotejo.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a sentence stands to a claim. */
public enum Stance {
  /** States in its own voice what the record says. */
  @JsonProperty("asserts-true")
  ASSERTS_TRUE("asserts-true"),
  /** States the misconception in its own voice, or endorses somebody who does. */
  @JsonProperty("asserts-false")
  ASSERTS_FALSE("asserts-false"),
  /** Denies or corrects the misconception. */
  @JsonProperty("denies-false")
  DENIES_FALSE("denies-false"),
  /** Reports that somebody says the misconception, neither endorsing nor correcting it. */
  @JsonProperty("attributes-false")
  ATTRIBUTES_FALSE("attributes-false"),
  /** Would, could, threatens, plans, proposes, if. */
  @JsonProperty("hypothetical")
  HYPOTHETICAL("hypothetical"),
  @JsonProperty("question")
  QUESTION("question"),
  /** Tells of a past event as past. */
  @JsonProperty("historical")
  HISTORICAL("historical");

  private final String word;

  Stance(String word) {
    this.word = word;
  }

  /** The word used in messages, metrics and rule files. */
  public String word() {
    return word;
  }

  /** The label that an article with just these stances has, given that it is on topic. */
  public static Label label(Iterable<Stance> stances) {
    Label label = Label.UNVERIFIED;
    for (Stance stance : stances) {
      switch (stance) {
        case ASSERTS_FALSE -> {
          return Label.MISLEADING;
        }
        case ASSERTS_TRUE, DENIES_FALSE -> label = Label.ACCURATE;
        case ATTRIBUTES_FALSE, HYPOTHETICAL, QUESTION, HISTORICAL -> {}
      }
    }
    return label;
  }
}
