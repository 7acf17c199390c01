package cotejo.standalone.newsroom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the outlets from their files; a mistake in one is told with file, article and key. */
final class Library {
  private static final Set<String> STORY_KEYS =
      Set.of(
          "slug",
          "section",
          "kind",
          "byline",
          "summary",
          "caption",
          "title",
          "text",
          "age",
          "turn",
          "edit",
          "wire",
          "label",
          "mentions");

  private Library() {}

  /** Every outlet, in the order of {@code outlets.yaml}. */
  static List<Outlet> load() {
    List<Outlet> outlets = new ArrayList<>();
    Object names = read("outlets.yaml");
    for (Object name : Node.list(names, "outlets.yaml")) {
      String file = "outlets/" + name + ".yaml";
      outlets.add(outlet(new Node(Node.map(read(file), file), file)));
    }
    return List.copyOf(outlets);
  }

  private static Object read(String file) {
    try (InputStream in = Library.class.getResourceAsStream("/newsroom/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the newsroom has no file " + file);
      }
      return new Load(LoadSettings.builder().setLabel(file).build()).loadFromInputStream(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the newsroom's file " + file, e);
    }
  }

  private static Outlet outlet(Node node) {
    List<Story> stories = new ArrayList<>();
    for (Node story : node.nodes("articles")) {
      stories.add(story(story));
    }
    return new Outlet(
        node.text("slug"),
        node.text("name"),
        node.text("motto"),
        node.text("language"),
        node.text("country"),
        node.text("place"),
        node.text("colour"),
        Outlet.Layout.valueOf(constant(node.text("layout"))),
        node.text("path"),
        node.text("tracking", ""),
        node.text("full-text-in-feed", "false").equals("true"),
        node.text("fact-checker", "false").equals("true"),
        node.list("sections").stream().map(Object::toString).toList(),
        node.nodes("feeds").stream().map(Library::feed).toList(),
        List.copyOf(stories));
  }

  private static Outlet.FeedSpec feed(Node node) {
    return new Outlet.FeedSpec(
        node.text("title"),
        node.text("path"),
        Outlet.Format.valueOf(constant(node.text("format"))),
        Outlet.Behaviour.valueOf(constant(node.text("behaviour", "good"))),
        Duration.parse("PT" + node.text("delay", "0s")));
  }

  private static Story story(Node node) {
    node.only(STORY_KEYS);
    Story.Due due =
        node.has("turn")
            ? new Story.Due.OnTurn(Integer.parseInt(node.text("turn")))
            : new Story.Due.Before(Duration.parse("PT" + node.text("age")));
    Story.Edit edit =
        node.has("edit")
            ? new Story.Edit(
                Integer.parseInt(node.node("edit").text("turn")), text(node.node("edit")))
            : null;
    return new Story(
        node.text("slug"),
        node.text("section"),
        Story.Kind.valueOf(constant(node.text("kind"))),
        node.text("byline"),
        node.text("summary"),
        node.text("caption", ""),
        text(node),
        due,
        edit,
        node.has("wire") ? node.text("wire") : null);
  }

  private static Story.Text text(Node node) {
    List<Story.Mention> mentions = new ArrayList<>();
    for (Object entry : node.has("mentions") ? node.list("mentions") : List.of()) {
      for (Map.Entry<?, ?> mention : Node.map(entry, node.where()).entrySet()) {
        String[] claimAndStance = mention.getKey().toString().split(" ", 2);
        if (claimAndStance.length != 2) {
          throw new IllegalArgumentException(
              node.where() + ": a mention begins with a claim and a stance: " + mention.getKey());
        }
        mentions.add(
            new Story.Mention(
                claimAndStance[0], claimAndStance[1], Objects.toString(mention.getValue())));
      }
    }
    List<String> paragraphs = List.of(node.text("text").strip().split("\\n\\s*\\n", -1));
    return new Story.Text(
        node.text("title"),
        paragraphs.stream().map(p -> p.strip().replaceAll("\\s*\\n\\s*", " ")).toList(),
        new Story.Expected(node.text("label"), mentions));
  }

  private static String constant(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
