package cotejo.alert.schedule;

import cotejo.alert.store.Store;
import cotejo.events.Digest;
import cotejo.events.Messages;
import cotejo.events.Topics;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts public editions on the topic of digests, each once it is cut; again when in doubt. */
public final class Publisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final KafkaProducer<String, byte[]> producer;
  private final Store store;
  private final InstantSource clock;

  /** Takes the producer over and closes it. */
  public Publisher(KafkaProducer<String, byte[]> producer, Store store, InstantSource clock) {
    this.producer = producer;
    this.store = store;
    this.clock = clock;
  }

  /** Publishes what is not on the topic yet; what fails now is tried at the next call. */
  public synchronized void publishNew() {
    for (Digest digest : store.editions().unannounced()) {
      try {
        producer
            .send(
                Messages.write(
                    Topics.DIGESTS, null, digest.id(), digest, "/cotejo/alert", clock.instant()))
            .get();
        store.editions().announced(digest.id());
      } catch (ExecutionException e) {
        LOG.atWarn()
            .addKeyValue("digest", digest.id())
            .addKeyValue("reason", String.valueOf(e.getCause()))
            .log("digest not published yet");
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
