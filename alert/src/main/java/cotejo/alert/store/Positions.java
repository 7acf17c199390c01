package cotejo.alert.store;

import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Up to where each Kafka partition has been read; the database is the authority, not Kafka. */
public final class Positions {
  private final Database database;

  Positions(Database database) {
    this.database = database;
  }

  /** The next offset to read; empty when nothing of the partition has been read. */
  public OptionalLong next(String topic, int partition) {
    return database.read(handle -> next(handle, topic, partition));
  }

  /** The same within a transaction, where it decides whether a record has been read before. */
  public OptionalLong next(Handle handle, String topic, int partition) {
    return handle
        .createQuery(
            "select next_offset from stream_position where topic = :topic and part = :part")
        .bind("topic", topic)
        .bind("part", partition)
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** Remembers that everything before {@code next} has been read. */
  public void advance(Handle handle, String topic, int partition, long next) {
    handle
        .createUpdate(
            "insert into stream_position (topic, part, next_offset) values (:topic, :part, :next)"
                + " on conflict (topic, part) do update set next_offset = excluded.next_offset")
        .bind("topic", topic)
        .bind("part", partition)
        .bind("next", next)
        .execute();
  }
}
