package cotejo.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeedReader {

  /** Names, values and brackets; a feed of 10,000 items has fewer. */
  private static final long MOST_TOKENS = 1_000_000;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(StrictXml.DEEPEST)
          .maxTokenCount(MOST_TOKENS)
          .build();
  private static final JsonMapper STRICT =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build()).build();
  private static final JsonMapper LENIENT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(LIMITS)
                  .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                  .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                  .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                  .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                  .build())
          .build();

  private final @Nullable String base;
  private final @Nullable String language;
  private final @Nullable String author;

  private JsonFeedReader(
      @Nullable String base, @Nullable String language, @Nullable String author) {
    this.base = base;
    this.language = language;
    this.author = author;
  }

  /** Null when the text is no JSON, or no feed. */
  static @Nullable FeedDocument read(
      String text, @Nullable String documentBase, Set<ReadAs.Repair> repairs, String charset) {
    JsonNode root = parse(text, repairs);
    boolean feed =
        root != null
            && root.isObject()
            && (root.path("items").isArray() || string(root, "version").contains("jsonfeed"));
    if (!feed) {
      return null;
    }
    String self = text(root, "feed_url");
    String base = documentBase == null ? self : documentBase;
    String language = text(root, "language");
    var reader = new JsonFeedReader(base, language, authors(root));
    List<FeedItem> items = new ArrayList<>();
    root.path("items")
        .forEach(
            item -> {
              if (item.isObject()) {
                items.add(reader.item(item));
              }
            });
    List<String> hubs = new ArrayList<>();
    root.path("hubs")
        .forEach(
            hub -> {
              String address = text(hub, "url");
              if (address != null) {
                hubs.add(address);
              }
            });
    return new FeedDocument(
        FeedFormat.JSON_FEED,
        HtmlText.plainTwice(text(root, "title")),
        HtmlText.plainTwice(text(root, "description")),
        Links.resolve(text(root, "home_page_url"), base),
        Links.resolve(self, base),
        hubs,
        language,
        null,
        PollHints.NONE,
        new ReadAs(repairs.isEmpty(), repairs, charset),
        items);
  }

  private static @Nullable JsonNode parse(String text, Set<ReadAs.Repair> repairs) {
    try {
      return STRICT.readTree(text);
    } catch (JacksonException e) {
      repairs.add(ReadAs.Repair.JSON_SYNTAX);
    }
    try {
      return LENIENT.readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  private FeedItem item(JsonNode item) {
    String html = text(item, "content_html");
    String content = text(item, "content_text");
    String summary = text(item, "summary");
    String url = Links.resolve(first(text(item, "url"), text(item, "external_url")), base);
    String id = text(item, "id");
    String own = text(item, "language");
    Instant published = Dates.parse(text(item, "date_published"), language);
    Instant updated = Dates.parse(text(item, "date_modified"), language);
    String body = content == null ? HtmlText.plainTwice(html) : HtmlText.collapse(content);
    String plain = first(body, HtmlText.plainTwice(summary));
    return new FeedItem(
        first(id, url),
        url == null && Links.isHttp(id) ? id : url,
        HtmlText.plainTwice(text(item, "title")),
        plain,
        summary == null ? null : new Texts(summary, true).safeHtml(base),
        html == null
            ? (content == null ? null : new Texts(content, false).safeHtml(base))
            : new Texts(html, true).safeHtml(base),
        published == null ? updated : published,
        updated,
        first(authors(item), author),
        own == null ? language : own,
        strings(item.path("tags")),
        attachments(item));
  }

  private List<Enclosure> attachments(JsonNode item) {
    List<Enclosure> files = new ArrayList<>();
    for (String image : new String[] {"image", "banner_image"}) {
      String address = Links.resolve(text(item, image), base);
      if (address != null) {
        files.add(new Enclosure(address, null, null));
      }
    }
    for (JsonNode file : item.path("attachments")) {
      String address = Links.resolve(text(file, "url"), base);
      if (address != null) {
        long size = file.path("size_in_bytes").asLong(0);
        files.add(new Enclosure(address, text(file, "mime_type"), size > 0 ? size : null));
      }
    }
    return files;
  }

  private static List<String> strings(JsonNode array) {
    Set<String> found = new LinkedHashSet<>();
    array.forEach(
        node -> {
          String text = HtmlText.collapse(node.asString(""));
          if (text != null) {
            found.add(text);
          }
        });
    return List.copyOf(found);
  }

  private static @Nullable String authors(JsonNode node) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode person : node.path("authors")) {
      add(person, names);
    }
    if (names.isEmpty()) {
      add(node.path("author"), names);
    }
    return names.isEmpty() ? null : String.join(", ", names);
  }

  private static void add(JsonNode person, Set<String> names) {
    String name =
        HtmlText.plainTwice(
            person.isString()
                ? person.asString()
                : first(text(person, "name"), text(person, "url")));
    if (name != null) {
      names.add(name);
    }
  }

  private static @Nullable String first(@Nullable String a, @Nullable String b) {
    return a == null ? b : a;
  }

  private static String string(JsonNode node, String field) {
    String text = text(node, field);
    return text == null ? "" : text;
  }

  /** Text or a number as text (ids are numbers at times); null when missing or blank. */
  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isString() && !value.isNumber()) {
      return null;
    }
    String text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }
}
