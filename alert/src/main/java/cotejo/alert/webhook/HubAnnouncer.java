package cotejo.alert.webhook;

import cotejo.alert.store.Store;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Lang;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a WebSub hub that the digests' feeds have something new, so that the hub fetches and hands
 * it on. WebSub leaves open how; hubs take {@code hub.mode=publish} with {@code hub.url}, as
 * PubSubHubbub 0.4 (section 7.1) had it.
 */
public final class HubAnnouncer {
  private static final Logger LOG = LoggerFactory.getLogger(HubAnnouncer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Store store;
  private final HookClient client;
  private final URI hub;
  private final Addresses to;
  private final Counter taken;
  private final Counter notTaken;
  private Instant next = Instant.EPOCH;
  private Duration pause = FIRST_PAUSE;

  /**
   * @param hub where to announce
   * @param publicUrl how readers reach the feeds
   */
  public HubAnnouncer(
      Store store, HookClient client, URI hub, URI publicUrl, MeterRegistry metrics) {
    this.store = store;
    this.client = client;
    this.hub = hub;
    this.to = Addresses.of(publicUrl);
    this.taken = counter(metrics, "taken");
    this.notTaken = counter(metrics, "not-taken");
  }

  private static Counter counter(MeterRegistry metrics, String outcome) {
    return Counter.builder("cotejo.alert.hub.announcements")
        .description("Announcements of new digests to the WebSub hub, by what they came to.")
        .tag("outcome", outcome)
        .register(metrics);
  }

  /** The feeds that are announced. */
  private List<String> topics() {
    List<String> topics = new ArrayList<>();
    for (Lang lang : Lang.values()) {
      topics.add(to.atom(to.home(lang)));
      topics.add(to.jsonFeed(to.home(lang)));
    }
    return topics;
  }

  /** Announces the newest public digest once; what fails is tried again after a growing pause. */
  public void tick(Instant now) {
    if (now.isBefore(next)) {
      return;
    }
    String edition = store.editions().unheardOf(hub.toString()).orElse(null);
    if (edition == null) {
      return;
    }
    for (String topic : topics()) {
      HookAnswer answer = client.form(hub, Map.of("hub.mode", "publish", "hub.url", topic));
      if (!(answer instanceof HookAnswer.Taken)) {
        notTaken.increment();
        LOG.atWarn()
            .addKeyValue("hub", hub)
            .addKeyValue("topic", topic)
            .addKeyValue("answer", answer.text())
            .log("the hub does not take an announcement");
        next = now.plus(pause);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        return;
      }
      taken.increment();
    }
    store.editions().heardOf(hub.toString(), edition, now);
    pause = FIRST_PAUSE;
  }
}
