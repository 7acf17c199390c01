package cotejo.standalone.newsroom;

import java.time.Duration;

/**
 * When the articles that are not there at the start come out.
 *
 * @param first from the start to the first arrival, zero or more
 * @param pause from one arrival to the next, zero or more
 */
public record Timeline(Duration first, Duration pause) {
  /** Something to watch every few seconds for about three minutes. */
  public static final Timeline DEMO = new Timeline(Duration.ofSeconds(12), Duration.ofSeconds(7));

  /** Everything is there from the start. */
  public static final Timeline AT_ONCE = new Timeline(Duration.ZERO, Duration.ZERO);

  public Timeline {
    if (first.isNegative() || pause.isNegative()) {
      throw new IllegalArgumentException(
          "a timeline cannot run backwards: " + first + ", " + pause);
    }
  }

  /**
   * @param turn 1 is the first arrival
   */
  Duration offset(int turn) {
    return first.plus(pause.multipliedBy(turn - 1L));
  }
}
