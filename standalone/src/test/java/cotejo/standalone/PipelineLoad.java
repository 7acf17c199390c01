package cotejo.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.events.Messages;
import cotejo.events.Topics;
import cotejo.service.Settings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many articles a second go through everything, and how long one takes from its feed to its
 * verdict. Site, broker and the three services share one process and its cores. Not run by itself:
 * {@code mvn -pl standalone -am test -Dtest=PipelineLoad -Dsurefire.failIfNoSpecifiedTests=false}
 */
final class PipelineLoad {
  private static final int FEEDS = Integer.getInteger("cotejo.load.feeds", 100);
  private static final int BACKLOG = Integer.getInteger("cotejo.load.articles", 4_000);
  private static final int STEADY = Integer.getInteger("cotejo.load.steady", 600);

  /** Of the backlog so many come first, while the code is still cold. */
  private static final int COLD = BACKLOG / 4;

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Map<Integer, Long> judged = new ConcurrentHashMap<>();
  private volatile boolean reading = true;

  @Test
  void articles_a_second_and_latency(@TempDir Path folder) throws Exception {
    try (LoadSite site = new LoadSite(FEEDS)) {
      for (int i = 0; i < BACKLOG; i++) {
        site.publish();
      }
      try (Everything run = start(folder, site.opml(folder.resolve("feeds.opml")))) {
        Thread reader = Thread.ofPlatform().daemon().start(() -> read(run.bootstrap()));
        awaitJudged(COLD);
        long began = System.nanoTime();
        long cpu = cpu();
        int from = judged.size();
        awaitJudged(BACKLOG);
        double seconds = (System.nanoTime() - began) / 1e9;
        int number = judged.size() - from;
        System.out.printf(
            "%d feeds, %d articles on %d different pages: %.0f articles a second, %.1f ms of"
                + " processor time each%n",
            FEEDS, BACKLOG, site.differentPages(), number / seconds, (cpu() - cpu) / 1e6 / number);
        for (int i = 0; i < STEADY; i++) {
          site.publish();
          Thread.sleep(PAUSE);
        }
        awaitJudged(BACKLOG + STEADY);
        List<Integer> steady = IntStream.range(BACKLOG, BACKLOG + STEADY).boxed().toList();
        say("published to verdict", steady, site::publishedAt);
        say("feed fetched to verdict", steady, site::servedAt);
        assertThat(judged).as("each article has its verdict").hasSize(BACKLOG + STEADY);
        reading = false;
        reader.join();
      }
    }
  }

  private void say(String what, List<Integer> stories, ToLongFunction<Integer> from) {
    long[] took =
        stories.stream()
            .mapToLong(one -> judged.get(one) - from.applyAsLong(one))
            .sorted()
            .toArray();
    System.out.printf(
        "%s, %d articles, %.0f a second: median %.2f s, 99th percentile %.2f s, longest %.2f s%n",
        what,
        took.length,
        1e3 / PAUSE.toMillis(),
        took[took.length / 2] / 1e9,
        took[(int) (took.length * 0.99)] / 1e9,
        Arrays.stream(took).max().orElse(0) / 1e9);
  }

  private void awaitJudged(int number) throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (judged.size() < number) {
      assertThat(System.nanoTime()).as(judged.size() + " verdicts").isLessThan(giveUp);
      Thread.sleep(20);
    }
  }

  /** Notes when each article's first verdict can be read, committed. */
  private void read(String bootstrap) {
    try (KafkaConsumer<String, byte[]> reader =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrap,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "fetch.max.wait.ms", "20"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          new ArrayList<>(
              reader.partitionsFor(Topics.VERDICTS.name()).stream()
                  .map(info -> new TopicPartition(info.topic(), info.partition()))
                  .toList());
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      while (reading) {
        var records = reader.poll(Duration.ofMillis(100));
        long now = System.nanoTime();
        for (var record : records) {
          if (Messages.read(Topics.VERDICTS, record.value())
              instanceof Messages.Read.Value<cotejo.events.Verdict>(var verdict)) {
            judged.putIfAbsent(LoadSite.story(verdict.url()), now);
          }
        }
      }
    }
  }

  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static Everything start(Path folder, Path opml) {
    Settings settings =
        Settings.of(
            "ingest.port=0",
            "classify.port=0",
            "alert.port=0",
            "alert.metrics-port=0",
            "ingest.feeds=" + opml,
            "ingest.allow-hosts=127.0.0.1",
            "ingest.page-gap=0s",
            "ingest.connections-per-domain=64",
            "ingest.interval.min=5s",
            "ingest.interval.max=10s");
    return Everything.start(
        settings, folder, InstantSource.system(), new Progress(System.err, false));
  }
}
