package cotejo.alert.model;

/** Why a mail that was wanted did not arrive. */
public enum Failure {
  /** The server says that there is no such mailbox. */
  NO_SUCH_ADDRESS,
  /** The server refused for another reason that will not go away. */
  REFUSED,
  /** It was put off until the mail had lost its use. */
  EXPIRED,
  /** It could not be written; a defect of ours. */
  UNWRITABLE
}
