package cotejo.alert.atonce;

import cotejo.alert.digest.Spreading;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Silence;
import cotejo.alert.model.Subscriber;
import cotejo.alert.model.Suppression;
import cotejo.alert.model.Voice;
import cotejo.alert.model.Wave;
import cotejo.alert.model.Wave.Look;
import cotejo.alert.store.ClaimRecord;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.RunStore.Run;
import cotejo.alert.store.Store;
import cotejo.events.Hashes;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Stance;
import cotejo.events.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what spreads and opens a run for what is to be told. All articles that assert one
 * misconception are one wave; a wave is looked at after the group wait and then once every group
 * interval. Looking and opening the run are one transaction, so it does not matter where a process
 * is killed, nor how many copies call {@link #tick}.
 */
public final class AtOnce {
  private static final Logger LOG = LoggerFactory.getLogger(AtOnce.class);
  private static final int CHUNK = 1_000;

  private final Store store;
  private final AtOnceConfig config;
  private final Map<Look, Counter> looks = new EnumMap<>(Look.class);
  private final AtomicInteger open = new AtomicInteger();

  public AtOnce(Store store, AtOnceConfig config, MeterRegistry metrics) {
    this.store = store;
    this.config = config;
    for (Look look : Look.values()) {
      looks.put(
          look,
          Counter.builder("cotejo.alert.wave.looks")
              .description("Looks at a spreading misconception, by what they came to.")
              .tag("outcome", look.name().toLowerCase(Locale.ROOT))
              .register(metrics));
    }
    Gauge.builder("cotejo.alert.waves", open, AtomicInteger::get)
        .description("Misconceptions that spread now.")
        .register(metrics);
  }

  /** Looks at what spreads and tells what is to be told; doing it twice changes nothing. */
  public void tick(Instant now) {
    finish();
    List<Wave> waves = store.waves().open();
    Set<String> known = waves.stream().map(Wave::claim).collect(Collectors.toSet());
    for (Wave wave : waves) {
      if (!now.isBefore(wave.lookAt())) {
        look(wave, now);
      }
    }
    for (String claim : store.waves().candidates(since(now), config.outlets())) {
      if (!known.contains(claim) && owners(claim, now) >= config.outlets()) {
        Instant remember = now.minus(config.repeatInterval());
        store.waves().open(claim, now, now.plus(config.groupWait()), remember);
      }
    }
    open.set(store.waves().open().size());
    finish();
  }

  private Instant since(Instant now) {
    return now.minus(config.within());
  }

  private int owners(String claim, Instant now) {
    return Looking.owners(voices(claim, now), config.owners()).size();
  }

  private void look(Wave wave, Instant now) {
    List<Voice> voices = voices(wave.claim(), now);
    List<Silence> silences = store.silences().notEnded(now);
    String topic = store.claims().find(wave.claim()).map(ClaimRecord::topic).orElse("");
    List<Voice> heard = Looking.heard(wave.claim(), topic, voices, config.owners(), silences, now);
    int all = Looking.owners(voices, config.owners()).size();
    Look look = Looking.look(wave, all, heard, config, now);
    Set<String> told = new HashSet<>(wave.told());
    if (look.tells()) {
      told.addAll(Looking.owners(heard, config.owners()));
    }
    if (store.waves().looked(wave, look, heard, told, now, now.plus(config.groupInterval()))) {
      looks.get(look).increment();
      LOG.atInfo()
          .addKeyValue("claim", wave.claim())
          .addKeyValue("outcome", look)
          .addKeyValue("outlets", heard.size())
          .log("looked at a spreading misconception");
    }
  }

  private List<Voice> voices(String claim, Instant now) {
    Instant since = since(now);
    return Spreading.independent(
            claim,
            store.verdicts().seenSince(since, Label.MISLEADING.word(), claim),
            new Spreading.Threshold(config.outlets(), config.within()),
            now)
        .stream()
        .map(verdict -> voice(claim, verdict))
        .toList();
  }

  private static Voice voice(String claim, Verdict verdict) {
    Mention mention =
        verdict.mentions().stream()
            .filter(one -> one.claim().equals(claim) && one.stance() == Stance.ASSERTS_FALSE)
            .findFirst()
            .orElseThrow();
    return new Voice(
        verdict.outlet(),
        Hashes.slug(verdict.outlet()),
        verdict.lang(),
        verdict.articleId(),
        verdict.title(),
        verdict.url(),
        mention.quote(),
        Spreading.moment(verdict));
  }

  /** Writes what is left to write of every run that was opened. */
  private void finish() {
    for (Run run : store.runs().building()) {
      if (run.kind().equals("alert")) {
        String claim = store.waves().telling(run.id()).map(Wave.Telling::claim).orElseThrow();
        while (store
            .runs()
            .writeSome(
                run,
                CHUNK,
                (handle, of, some) -> some.forEach(reader -> write(handle, of, reader, claim)))) {
          // The next chunk.
        }
      }
    }
  }

  private void write(Handle handle, Run run, Subscriber reader, String claim) {
    if (!reader.preferences().wantsAtOnce(claim)) {
      return;
    }
    Outbox.Mail mail =
        Outbox.pending(
            run.id() + ":" + reader.id(),
            run.id(),
            reader.id(),
            MailKind.ALERT,
            reader.address(),
            null,
            claim,
            run.cutAt());
    Suppression reason = suppression(run, reader);
    store.outbox().owe(handle, reason == null ? mail : Outbox.suppressed(mail, reason));
  }

  private static @Nullable Suppression suppression(Run run, Subscriber reader) {
    if (reader.isPausedAt(run.cutAt())) {
      return Suppression.PAUSED;
    }
    boolean quiet =
        reader
            .preferences()
            .quietDays()
            .contains(run.cutAt().atZone(reader.preferences().zone()).getDayOfWeek());
    return quiet ? Suppression.QUIET_DAY : null;
  }
}
