package cotejo.alert.model;

/** Why a mail that was due was not wanted after all. */
public enum Suppression {
  PAUSED,
  QUIET_DAY,
  /** Nothing in it for this subscriber, who chose no mail on such days. */
  NOTHING_NEW,
  /** The subscription ended between cut and sending. */
  UNSUBSCRIBED,
  /** The address was given up between cut and sending. */
  ADDRESS_GIVEN_UP
}
