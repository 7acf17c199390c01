package cotejo.classify.publish;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.broker.EmbeddedBroker;
import cotejo.classify.command.RulesCommand;
import cotejo.classify.rules.Rulebook;
import cotejo.events.Article;
import cotejo.events.Hashes;
import cotejo.events.Messages;
import cotejo.events.Topics;
import cotejo.service.Kafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCommandTest {
  private static final String CLAIM = "claims/no-us-bases.yaml";

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static Kafka kafka;

  private record Ran(int exit, String out, String err) {}

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
    kafka.ensureTopics(2, Duration.ofSeconds(20));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  /** The lexicons and one claim of the rulebook in the program, with a remark. */
  private static Path rulebook(String name, String remark) throws IOException {
    Map<String, String> files = new TreeMap<>(Rulebook.bundled().files());
    files.keySet().removeIf(path -> path.startsWith("claims/") && !path.equals(CLAIM));
    Path into = folder.resolve(name);
    for (var file : files.entrySet()) {
      Path path = into.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(
          path, file.getKey().equals(CLAIM) ? file.getValue() + remark : file.getValue());
    }
    return into;
  }

  @Test
  void rulebooks_are_published_checked_numbered_rolled_back_and_remembered() throws Exception {
    Path first = rulebook("first", "\n# first\n");
    Path second = rulebook("second", "\n# second\n");
    Path broken = rulebook("broken", "\nunknown-key: 1\n");

    assertThat(run("history").out()).contains("the rulebook in the program is live");
    assertThat(run("publish", first.toString(), "--note", "a start").out())
        .startsWith("Rulebook 1-")
        .contains("is live");
    assertThat(run("publish", first.toString()).out()).contains("nothing changed");
    assertThat(run("publish", second.toString()).out()).startsWith("Rulebook 2-");

    Ran refused = run("publish", broken.toString());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains(CLAIM, "unknown-key", "Nothing was published");

    assertThat(run("publish", "--candidate", first.toString()).out())
        .startsWith("Rulebook 3-")
        .contains("the candidate");
    assertThat(run("rollback", "9").err()).contains("No rulebook was ever live under number 9");
    assertThat(run("rollback", "1").out()).startsWith("Rulebook 4-");

    assertThat(run("history").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("1-").contains("a start"),
            line -> assertThat(line).startsWith("2-").doesNotContain("live"),
            line -> assertThat(line).startsWith("4-").contains(" live ", "rollback to 1"));
    Shelf shelf = new Archive(kafka, Instant::now).read();
    assertThat(shelf.candidate()).as("what became live is no candidate any more").isNull();
    assertThat(shelf.live()).isNotNull();
    assertThat(shelf.live().version().hash()).isEqualTo(Rulebook.load(first).hash());
  }

  @Test
  void the_difference_that_a_rulebook_would_make_is_told_article_by_article() throws Exception {
    String denial = "No hay bases militares de Estados Unidos en México, reiteró la Defensa.";
    URI url = URI.create("https://diario.example/nota");
    try (KafkaProducer<String, byte[]> writer = kafka.producer("test")) {
      for (String text : List.of(denial, "El equipo ganó tres a cero.")) {
        String id = Hashes.sha256(text);
        Article article =
            new Article(
                id,
                1,
                Set.of(),
                url,
                "Diario",
                "diario/1",
                null,
                "Nota",
                text,
                Article.TextSource.PAGE,
                null,
                "es",
                null,
                null,
                null,
                Instant.parse("2026-03-02T12:00:00Z"),
                false,
                null,
                "strict");
        writer.send(Messages.write(Topics.ARTICLES, null, id, article, "/t", Instant.now())).get();
      }
    }
    Path without = folder.resolve("without");
    Map<String, String> files = new TreeMap<>(Rulebook.bundled().files());
    files.remove(CLAIM);
    for (var file : files.entrySet()) {
      Path path = without.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }

    Ran diff = run("diff", without.toString());

    assertThat(diff.out()).contains("accurate to ", "  - no-us-bases denies-false", denial);
    assertThat(diff.out()).contains("1 articles keep their tags and mentions.");
  }

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--set", "kafka.bootstrap=" + broker.bootstrap()));
    int exit =
        new CommandLine(new RulesCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Ran(exit, out.toString(), err.toString());
  }
}
