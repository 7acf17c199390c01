package cotejo.broker;

/** The broker could not start; the message is a sentence for the person who started it. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
