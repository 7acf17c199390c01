package cotejo.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import cotejo.events.Topic;
import cotejo.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom. */
class HouseTest {
  /** Where a literal can only be a topic's name. */
  private static final Pattern KAFKA =
      Pattern.compile("(ProducerRecord(<.*>)?|TopicPartition|NewTopic|subscribe|partitionsFor)\\(");

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("cotejo");
    for (String module :
        List.of("events", "service", "broker", "ingest", "classify", "alert", "standalone")) {
      assertThat(classes.stream().map(JavaClass::getPackageName))
          .as(module + " is looked at")
          .anyMatch(name -> (name + ".").startsWith("cotejo." + module + "."));
    }
  }

  @ParameterizedTest(name = "{0} does not know {1}")
  @CsvSource({
    "events, service",
    "events, broker",
    "events, ingest",
    "events, classify",
    "events, alert",
    "events, standalone",
    "service, broker",
    "service, ingest",
    "service, classify",
    "service, alert",
    "service, standalone",
    "ingest, classify",
    "ingest, alert",
    "ingest, broker",
    "ingest, standalone",
    "classify, ingest",
    "classify, alert",
    "classify, broker",
    "classify, standalone",
    "alert, ingest",
    "alert, classify",
    "alert, broker",
    "alert, standalone",
  })
  void a_module_knows_only_those_below_it(String module, String other) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("cotejo." + module + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cotejo." + other + "..");

    rule.check(classes);
  }

  @Test
  void packages_know_each_other_in_one_direction() {
    slices().matching("cotejo.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void the_engine_reads_texts_and_knows_no_kafka() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "cotejo.classify.reading..",
            "cotejo.classify.stance..",
            "cotejo.classify.rules..",
            "cotejo.classify.engine..",
            "cotejo.classify.verdict..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(classes);
  }

  /**
   * A name that is also an English word may name a worker or a metric; what is handed to Kafka may
   * not be spelt, nor a name that is nothing but a topic's.
   */
  @Test
  void nothing_but_topics_spells_the_name_of_a_topic() throws IOException {
    List<String> places = new ArrayList<>();
    for (Path source : sources()) {
      List<String> lines = Files.readAllLines(source);
      for (int i = 0; i < lines.size(); i++) {
        if (spells(lines.get(i))) {
          places.add(source.getFileName() + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }

    assertThat(places).isEmpty();
    assertThat(spells("new TopicPartition(\"" + Topics.VERDICTS.name() + "\", 1)")).isTrue();
    assertThat(spells("String topic = \"" + Topics.FEED_STATE.name() + "\";")).isTrue();
  }

  private static boolean spells(String line) {
    return Topics.ALL.stream()
        .map(Topic::name)
        .filter(name -> line.contains("\"" + name + "\""))
        .anyMatch(
            name ->
                KAFKA.matcher(line).find()
                    || (name.contains("-") && !line.strip().startsWith("name = ")));
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module :
        List.of("service", "broker", "ingest", "classify", "alert", "standalone")) {
      Path folder = root().resolve(module).resolve("src/main/java");
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    assertThat(sources).hasSizeGreaterThan(50);
    return sources;
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("events")) ? here : here.getParent();
  }
}
