package cotejo.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records to Kafka messages and back: JSON values with CloudEvents headers in binary mode (Kafka
 * Protocol Binding for CloudEvents 1.0.2, section 3.2).
 */
public final class Messages {
  private Messages() {}

  /** The one mapper for messages and files: instants in ISO 8601, unknown fields ignored. */
  public static final JsonMapper JSON = JsonMapper.builder().build();

  /** What became of reading a message. */
  public sealed interface Read<T> {
    /** It is a {@code T}. */
    record Value<T>(T value) implements Read<T> {}

    /** The key's value was deleted. */
    record Tombstone<T>() implements Read<T> {}

    /** It cannot be read; the detail names the field or the place. */
    record Unreadable<T>(DeadLetter.Reason reason, String detail) implements Read<T> {}
  }

  /**
   * A message for {@code topic}.
   *
   * @param partition null to let Kafka choose by key
   * @param source the CloudEvents source: who writes, for instance {@code /cotejo/ingest}
   * @param now UTC, our clock
   */
  public static <T> ProducerRecord<String, byte[]> write(
      Topic<T> topic,
      @Nullable Integer partition,
      String key,
      T value,
      String source,
      Instant now) {
    return new ProducerRecord<>(
        topic.name(),
        partition,
        now.toEpochMilli(),
        key,
        JSON.writeValueAsBytes(value),
        headers(topic, source, now));
  }

  private static List<Header> headers(Topic<?> topic, String source, Instant now) {
    return List.of(
        header("ce_specversion", "1.0"),
        header("ce_id", UUID.randomUUID().toString()),
        header("ce_source", source),
        header("ce_type", topic.eventType()),
        header("ce_time", now.toString()),
        header("content-type", "application/json"));
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a message's value; never throws for what stands in it. */
  public static <T> Read<T> read(Topic<T> topic, byte @Nullable [] value) {
    if (value == null) {
      return new Read.Tombstone<>();
    }
    try {
      T read = JSON.readValue(value, topic.type());
      if (read == null) {
        return new Read.Unreadable<>(DeadLetter.Reason.BAD_FIELD, "the value is JSON null");
      }
      return new Read.Value<>(read);
    } catch (StreamReadException e) {
      return new Read.Unreadable<>(DeadLetter.Reason.NOT_JSON, sentence(e));
    } catch (JacksonException e) {
      return new Read.Unreadable<>(DeadLetter.Reason.BAD_FIELD, sentence(e));
    }
  }

  private static String sentence(JacksonException e) {
    String message = e.getOriginalMessage();
    Throwable cause = e.getCause();
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      message = cause.getMessage();
    }
    StringBuilder path = new StringBuilder();
    e.getPath()
        .forEach(
            step ->
                path.append(path.isEmpty() ? "" : ".")
                    .append(
                        step.getPropertyName() != null
                            ? step.getPropertyName()
                            : "[" + step.getIndex() + "]"));
    String where = path.isEmpty() ? "" : " at " + path;
    String line =
        e.getLocation() == null || e.getLocation().getLineNr() < 1
            ? ""
            : " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    String all = (message == null ? "unreadable" : message.lines().findFirst().orElse("")) + where;
    return (all.length() > 1_500 ? all.substring(0, 1_500) + "…" : all) + line;
  }
}
