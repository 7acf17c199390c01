package cotejo.alert.model;

/** What a mail is. */
public enum MailKind {
  DIGEST,
  /** Asks whether the subscription was meant. */
  CONFIRMATION,
  /** Brings the link to one's preferences. */
  LINK,
  /** Tells that a misconception spreads. */
  ALERT
}
