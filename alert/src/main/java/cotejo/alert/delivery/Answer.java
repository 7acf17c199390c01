package cotejo.alert.delivery;

/** What became of handing one mail to the server. */
sealed interface Answer {
  /** Taken: the server is responsible now. */
  record Taken(String text) implements Answer {}

  /** Not now: a reply of class 4. */
  record NotNow(String text) implements Answer {}

  /**
   * Never: a reply of class 5.
   *
   * @param blame what is at fault
   */
  record Never(Blame blame, String text) implements Answer {}

  /** No reply, or one that is not about this mail: the same would meet any other mail. */
  record NoServer(String text) implements Answer {}

  /** What a refusal is about. */
  enum Blame {
    /** There is no such mailbox; RFC 3463 codes 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.10, 5.2.1. */
    NO_SUCH_ADDRESS,
    /** The recipient was refused, for a reason that is not as clear. */
    RECIPIENT,
    /** The mail was refused. */
    MAIL
  }
}
