package cotejo.alert.model;

/** Where a mail stands. The last three are final. */
public enum MailState {
  PENDING,
  /** A sender has it in hand. */
  CLAIMED,
  SENT,
  SUPPRESSED,
  FAILED
}
