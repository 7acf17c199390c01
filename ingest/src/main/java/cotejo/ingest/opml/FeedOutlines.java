package cotejo.ingest.opml;

import cotejo.events.Feed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Feeds from OPML and back, with folders and attributes kept. */
public final class FeedOutlines {
  /** Attributes that have a place of their own in a {@link Feed}. */
  private static final Set<String> PLACED =
      Set.of("text", "xmlurl", "htmlurl", "outlet", "kind", "country", "language", "type");

  private FeedOutlines() {}

  /**
   * What a document holds.
   *
   * @param problems outlines that were left out, a sentence each with file and line
   */
  public record Read(List<Feed> feeds, List<String> problems) {
    public Read {
      feeds = List.copyOf(feeds);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a file.
   *
   * @throws OpmlException when it is not OPML
   * @throws IOException when it cannot be read
   */
  public static Read read(Path file) throws OpmlException, IOException {
    Opml opml = Opml.read(Files.readAllBytes(file), file.toString());
    List<String> problems = new ArrayList<>(opml.problems());
    List<Feed> feeds = new ArrayList<>();
    for (OpmlFeed outline : opml.feeds()) {
      try {
        feeds.add(feed(outline));
      } catch (IllegalArgumentException e) {
        problems.add("%s, line %d: %s".formatted(file, outline.outline().line(), e.getMessage()));
      }
    }
    return new Read(feeds, problems);
  }

  private static Feed feed(OpmlFeed opml) {
    Outline outline = opml.outline();
    String outlet = outline.attribute("outlet");
    if (outlet == null) {
      outlet = opml.title();
    }
    URI url = URI.create(opml.xmlUrl());
    Map<String, String> rest = new TreeMap<>();
    outline
        .attributes()
        .forEach(
            (name, value) -> {
              if (!PLACED.contains(name.toLowerCase(Locale.ROOT))) {
                rest.put(name, value);
              }
            });
    return new Feed(
        Feed.idOf(outlet, url),
        url,
        outlet,
        opml.title(),
        outline.attribute("country"),
        language(outline.attribute("language")),
        kind(outline.attribute("kind")),
        opml.htmlUrl() == null ? null : URI.create(opml.htmlUrl()),
        String.join("/", opml.folders()),
        rest);
  }

  private static @Nullable String language(@Nullable String tag) {
    return tag == null ? null : tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }

  public static Feed.Kind kind(@Nullable String written) {
    if (written == null) {
      return Feed.Kind.PRESS;
    }
    String name = written.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(Feed.Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kind is \"" + written + "\", but must be one of " + kinds()));
  }

  public static String word(Feed.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String kinds() {
    return String.join(", ", Arrays.stream(Feed.Kind.values()).map(FeedOutlines::word).toList());
  }

  /** The feeds as a document, each in its folder. */
  public static Opml opml(Collection<Feed> feeds) {
    Folder top = new Folder();
    feeds.stream()
        .sorted(Comparator.comparing(Feed::folder).thenComparing(Feed::outlet))
        .forEach(feed -> top.at(feed.folder()).feeds.add(outline(feed)));
    return Opml.of("Cotejo's feeds", top.outlines());
  }

  private static Outline outline(Feed feed) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("type", "rss");
    attributes.put("text", feed.title());
    attributes.put("outlet", feed.outlet());
    attributes.put("kind", word(feed.kind()));
    put(attributes, "country", feed.country());
    put(attributes, "language", feed.lang());
    attributes.put("xmlUrl", feed.url().toString());
    put(attributes, "htmlUrl", feed.site() == null ? null : feed.site().toString());
    new TreeMap<>(feed.attributes()).forEach(attributes::putIfAbsent);
    return new Outline(attributes, List.of(), 0);
  }

  private static void put(Map<String, String> attributes, String name, @Nullable String value) {
    if (value != null) {
      attributes.put(name, value);
    }
  }

  private static final class Folder {
    private final Map<String, Folder> folders = new TreeMap<>();
    private final List<Outline> feeds = new ArrayList<>();

    Folder at(String path) {
      if (path.isEmpty()) {
        return this;
      }
      int slash = path.indexOf('/');
      String first = slash < 0 ? path : path.substring(0, slash);
      Folder inner = folders.computeIfAbsent(first, name -> new Folder());
      return slash < 0 ? inner : inner.at(path.substring(slash + 1));
    }

    List<Outline> outlines() {
      List<Outline> all = new ArrayList<>();
      folders.forEach((name, inner) -> all.add(Outline.folder(name, inner.outlines())));
      all.addAll(feeds);
      return all;
    }
  }
}
