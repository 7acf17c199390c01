package cotejo.service;

import cotejo.events.DeadLetter;
import cotejo.events.Messages;
import cotejo.events.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets records aside that a service cannot process: counted, logged, their bytes kept. */
public final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  /** On a letter that holds only the beginning of its record: the record's length in bytes. */
  public static final String CUT_HEADER = "cotejo_cut_from_bytes";

  /** Longest value kept, in bytes: base64 makes it a third longer and it must fit a message. */
  private static final int MAX_VALUE = 5 * 1024 * 1024;

  private final String service;
  private final InstantSource clock;
  private final Map<DeadLetter.Reason, Counter> counters = new EnumMap<>(DeadLetter.Reason.class);

  public DeadLetters(String service, InstantSource clock, MeterRegistry metrics) {
    this.service = service;
    this.clock = clock;
    for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
      counters.put(
          reason,
          Counter.builder("cotejo.dead.letters")
              .description("Records set aside because they could not be processed.")
              .tag("service", service)
              .tag("reason", reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
              .register(metrics));
    }
  }

  /** The message for the topic of dead letters; the caller sends it within its transaction. */
  public ProducerRecord<String, byte[]> setAside(
      ConsumerRecord<String, byte[]> record, DeadLetter.Reason reason, String detail) {
    ProducerRecord<String, byte[]> message = message(record, reason, detail);
    counted(record, reason, detail);
    return message;
  }

  /** Counts and logs a record whose message has been committed. */
  public void counted(
      ConsumerRecord<String, byte[]> record, DeadLetter.Reason reason, String detail) {
    counters.get(reason).increment();
    LOG.atWarn()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("reason", reason)
        .addKeyValue("detail", detail)
        .log("record set aside in dead-letters");
  }

  /** The message alone, for a caller that counts when its transaction is through. */
  public ProducerRecord<String, byte[]> message(
      ConsumerRecord<String, byte[]> record, DeadLetter.Reason reason, String detail) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(
                    header.key(),
                    header.value() == null
                        ? ""
                        : new String(header.value(), StandardCharsets.UTF_8)));
    String key = record.key();
    byte[] value = record.value();
    if (value != null && value.length > MAX_VALUE) {
      headers.put(CUT_HEADER, Integer.toString(value.length));
      value = Arrays.copyOf(value, MAX_VALUE);
    }
    DeadLetter letter =
        new DeadLetter(
            service,
            record.topic(),
            record.partition(),
            record.offset(),
            key == null ? null : key.getBytes(StandardCharsets.UTF_8),
            value,
            headers,
            reason,
            detail.length() > 2_000 ? detail.substring(0, 1_999) + "…" : detail,
            clock.instant());
    return Messages.write(
        Topics.DEAD_LETTERS, null, letter.id(), letter, "/cotejo/" + service, clock.instant());
  }
}
