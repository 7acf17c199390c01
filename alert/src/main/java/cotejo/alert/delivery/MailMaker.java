package cotejo.alert.delivery;

import cotejo.alert.model.Suppression;
import cotejo.alert.store.Outbox;

/** Turns an owed mail into its bytes, at the moment when it is sent. */
public interface MailMaker {
  /** What is to be done. */
  sealed interface Made {
    /** Send these bytes, a complete message in the format of RFC 5322. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Letter(byte[] bytes) implements Made {}

    /** Send nothing. */
    record Unwanted(Suppression reason) implements Made {}
  }

  /** Makes the mail; the same mail gives the same bytes. */
  Made make(Outbox.Mail mail);
}
