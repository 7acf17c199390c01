package cotejo.service.deadletters;

import cotejo.events.DeadLetter;
import cotejo.events.Messages;
import cotejo.service.Kafka;
import cotejo.service.Settings;
import cotejo.service.SettingsOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dead-letters list|show|replay}: records that a service could not process. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description = "Shows records that could not be processed, and sends them back.",
    subcommands = {
      DeadLettersCommand.ListThem.class,
      DeadLettersCommand.Show.class,
      DeadLettersCommand.Replay.class
    })
public final class DeadLettersCommand {

  /** What the three have in common. */
  abstract static class WithBox implements Callable<Integer> {
    @Mixin private final SettingsOptions options = new SettingsOptions();
    @Spec private @Nullable CommandSpec spec;

    DeadLetterBox box() {
      Settings settings = options.read();
      Kafka kafka = new Kafka(Kafka.bootstrap(settings), new SimpleMeterRegistry());
      int partitions = Kafka.partitions(settings);
      Duration patience = Kafka.patience(settings);
      settings.refuseUnknown("kafka.port", "ingest.", "classify.", "alert.", "sample.");
      kafka.ensureTopics(partitions, patience);
      return new DeadLetterBox(kafka);
    }

    PrintWriter out() {
      return Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
    }

    void warn(String sentence) {
      Objects.requireNonNull(spec, "picocli sets it").commandLine().getErr().println(sentence);
    }

    int fail(String sentence) {
      warn(sentence);
      return 1;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the records that are set aside, oldest first.")
  static final class ListThem extends WithBox {
    @Option(names = "--service", description = "Only those that this service set aside.")
    private @Nullable String service;

    @Option(names = "--topic", description = "Only those from this topic.")
    private @Nullable String topic;

    @Option(names = "--json", description = "One line of JSON each, without the records' bytes.")
    private boolean json;

    @Override
    public Integer call() {
      DeadLetterBox.Contents contents = box().read();
      contents.foreign().forEach(this::warn);
      List<DeadLetter> letters =
          contents.open().values().stream()
              .filter(letter -> service == null || service.equals(letter.service()))
              .filter(letter -> topic == null || topic.equals(letter.topic()))
              .sorted(Comparator.comparing(DeadLetter::failedAt))
              .toList();
      for (DeadLetter letter : letters) {
        out().println(json ? line(letter) : row(letter));
      }
      if (!json) {
        out().println(letters.isEmpty() ? "Nothing is set aside." : letters.size() + " set aside.");
      }
      return 0;
    }

    private static String row(DeadLetter letter) {
      return "%s  %s  %s  %s  %s"
          .formatted(
              letter.id(),
              letter.failedAt().truncatedTo(ChronoUnit.SECONDS),
              letter.service(),
              word(letter),
              letter.detail());
    }

    private static String line(DeadLetter letter) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("id", letter.id());
      line.put("failedAt", letter.failedAt());
      line.put("service", letter.service());
      line.put("reason", word(letter));
      line.put("detail", letter.detail());
      return Messages.JSON.writeValueAsString(line);
    }
  }

  private static String word(DeadLetter letter) {
    return letter.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one record: where it came from, why it was set aside, its bytes.")
  static final class Show extends WithBox {
    @Parameters(paramLabel = "ID", description = "topic/partition/offset, as list prints it")
    private String id = "";

    @Override
    public Integer call() {
      DeadLetter letter = box().read().open().get(id);
      if (letter == null) {
        return fail("No record is set aside under " + id + ".");
      }
      PrintWriter out = out();
      out.println("id       " + letter.id());
      out.println("service  " + letter.service());
      out.println("failed   " + letter.failedAt());
      out.println("reason   " + word(letter) + ": " + letter.detail());
      letter.headers().forEach((name, value) -> out.println("header   " + name + ": " + value));
      out.println("key      " + text(letter.key()));
      out.println("value    " + text(letter.value()));
      return 0;
    }

    /** As text where it is UTF-8, else in base64. */
    private static String text(byte @Nullable [] bytes) {
      if (bytes == null) {
        return "(none)";
      }
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException _) {
        return "base64:" + Base64.getEncoder().encodeToString(bytes);
      }
    }
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description = "Sends records back to the topics they came from, all of them or none.")
  static final class Replay extends WithBox {
    /** Some by id, or all. */
    static final class Which {
      @Parameters(paramLabel = "ID", arity = "1..*", description = "topic/partition/offset")
      private List<String> ids = new ArrayList<>();

      @Option(names = "--all", required = true, description = "Everything that is set aside.")
      private boolean all;
    }

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Override
    public Integer call() {
      DeadLetterBox box = box();
      Map<String, DeadLetter> open = box.read().open();
      List<String> ids = which.all ? List.copyOf(open.keySet()) : which.ids;
      List<String> missing = ids.stream().filter(id -> !open.containsKey(id)).toList();
      if (!missing.isEmpty()) {
        return fail("No record is set aside under " + String.join(", ", missing) + ".");
      }
      try {
        box.replay(ids.stream().flatMap(id -> Stream.ofNullable(open.get(id))).toList());
      } catch (IllegalArgumentException | KafkaException e) {
        return fail("Nothing was replayed: " + e.getMessage());
      }
      out().println(ids.size() + " replayed.");
      return 0;
    }
  }
}
