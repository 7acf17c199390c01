package cotejo.classify.publish;

import cotejo.classify.rules.RulebookException;
import cotejo.classify.verdict.Edition;
import cotejo.classify.verdict.VerdictMaker;
import cotejo.events.Article;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Messages;
import cotejo.events.Rulebook;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules diff FOLDER}: what a rulebook would change in the tags of the articles so far. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Shows which articles so far another rulebook would tag otherwise, and why.")
public final class RulesDiffCommand extends PublishingCommand {
  @Parameters(paramLabel = "FOLDER", description = "a folder with lexicons/ and claims/")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "One line of JSON for each article that changes.")
  private boolean json;

  private int same;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      return fail("There is no folder " + folder + ".");
    }
    Archive archive = archive();
    Edition now;
    Edition then;
    try {
      Rulebook live = archive.read().live();
      now = live == null ? Edition.bundled() : Edition.of(live);
      then = Edition.of(now.version().number() + 1, cotejo.classify.rules.Rulebook.load(folder));
    } catch (RulebookException | IllegalArgumentException e) {
      return fail(e.getMessage());
    }
    Map<String, Integer> moves = new TreeMap<>();
    newestArticles(archive)
        .values()
        .forEach(
            article -> {
              Verdict was = VerdictMaker.verdict(article, now, Article.MAX_TEXT, Instant.EPOCH);
              Verdict will = VerdictMaker.verdict(article, then, Article.MAX_TEXT, Instant.EPOCH);
              compare(article, was, will, moves);
            });
    if (!json) {
      out().println("%d articles keep their tags and mentions.".formatted(same));
      moves.forEach((move, count) -> out().println("%d %s".formatted(count, move)));
    }
    return 0;
  }

  private static Map<String, Article> newestArticles(Archive archive) {
    Map<String, Article> newest = new HashMap<>();
    archive.forEach(
        Topics.ARTICLES,
        (key, article) -> {
          if (article == null) {
            newest.remove(key);
          } else {
            newest.put(key, article);
          }
        });
    return newest;
  }

  private void compare(Article article, Verdict was, Verdict will, Map<String, Integer> moves) {
    List<String> before = was.mentions().stream().map(RulesDiffCommand::brief).toList();
    List<String> after = will.mentions().stream().map(RulesDiffCommand::brief).toList();
    if (was.label() == will.label() && before.equals(after)) {
      same++;
      return;
    }
    moves.merge(move(was.label(), will.label()), 1, Integer::sum);
    if (json) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("articleId", article.id());
      line.put("url", article.url());
      line.put("title", article.title());
      line.put("was", was.label().word());
      line.put("willBe", will.label().word());
      line.put("gone", before.stream().filter(one -> !after.contains(one)).toList());
      line.put("new", after.stream().filter(one -> !before.contains(one)).toList());
      out().println(Messages.JSON.writeValueAsString(line));
      return;
    }
    out().println("%s: %s".formatted(move(was.label(), will.label()), article.title()));
    out().println("  " + article.url());
    before.stream().filter(one -> !after.contains(one)).forEach(one -> out().println("  - " + one));
    after.stream().filter(one -> !before.contains(one)).forEach(one -> out().println("  + " + one));
  }

  private static String move(Label was, Label will) {
    return was == will ? was.word() + " with other mentions" : was.word() + " to " + will.word();
  }

  private static String brief(Mention mention) {
    return "%s %s (%s): \"%s\""
        .formatted(mention.claim(), mention.stance().word(), mention.rule(), mention.quote());
  }
}
