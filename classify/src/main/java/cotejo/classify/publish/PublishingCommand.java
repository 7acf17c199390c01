package cotejo.classify.publish;

import cotejo.service.Kafka;
import cotejo.service.Settings;
import cotejo.service.SettingsOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands share that meet the topic of rulebooks. */
abstract class PublishingCommand implements Callable<Integer> {
  @Mixin private final SettingsOptions options = new SettingsOptions();
  @Spec private @Nullable CommandSpec spec;

  Archive archive() {
    Settings settings = options.read();
    Kafka kafka = new Kafka(Kafka.bootstrap(settings), new SimpleMeterRegistry());
    int partitions = Kafka.partitions(settings);
    Duration patience = Kafka.patience(settings);
    settings.refuseUnknown("kafka.port", "ingest.", "classify.", "alert.", "sample.");
    kafka.ensureTopics(partitions, patience);
    return new Archive(kafka, InstantSource.system());
  }

  PrintWriter out() {
    return Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
  }

  int fail(String sentence) {
    Objects.requireNonNull(spec, "picocli sets it").commandLine().getErr().println(sentence);
    return 1;
  }
}
