package cotejo.service;

import org.jspecify.annotations.Nullable;

/** No cluster answers where one should be. */
public final class KafkaUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KafkaUnreachable(String bootstrap, @Nullable Throwable cause) {
    super(
        "Kafka at %s does not answer (%s): is it running, and is kafka.bootstrap right?"
            .formatted(bootstrap, cause == null ? "no reason given" : cause.getMessage()),
        cause);
  }
}
