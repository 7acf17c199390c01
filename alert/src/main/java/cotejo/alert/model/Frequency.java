package cotejo.alert.model;

/** How often a subscriber gets a digest. */
public enum Frequency {
  DAILY("daily"),
  /** On Mondays. */
  WEEKLY("weekly"),
  /** No digest; only what is told at once. */
  NEVER("never");

  private final String word;

  Frequency(String word) {
    this.word = word;
  }

  /** The word in files, forms and schedules. */
  public String word() {
    return word;
  }

  /**
   * The frequency with this word.
   *
   * @throws IllegalArgumentException that names what is allowed
   */
  public static Frequency of(String word) {
    for (Frequency frequency : values()) {
      if (frequency.word.equals(word)) {
        return frequency;
      }
    }
    throw new IllegalArgumentException("not daily, weekly or never: \"" + word + "\"");
  }
}
