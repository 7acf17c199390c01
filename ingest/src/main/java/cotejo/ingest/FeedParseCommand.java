package cotejo.ingest;

import cotejo.ingest.feed.FeedDocument;
import cotejo.ingest.feed.FeedItem;
import cotejo.ingest.feed.FeedReader;
import cotejo.ingest.feed.FeedReading;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code feed parse FILE...}: feed documents in, one line of JSON each out. */
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    description = {
      "Reads feed documents and prints one line of JSON for each.",
      "A file FILE.headers beside a FILE gives the HTTP headers it came with (Content-Type)."
    })
public final class FeedParseCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "feed documents as fetched")
  private List<Path> files = List.of();

  private final FeedReader reader = new FeedReader();

  @Override
  public Integer call() {
    boolean failed = false;
    try (var out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8)) {
      for (Path file : files) {
        Map<String, @Nullable Object> line = line(file);
        failed |= line.get("error") != null;
        out.println(JSON.writeValueAsString(line));
      }
    }
    return failed ? 1 : 0;
  }

  private Map<String, @Nullable Object> line(Path file) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("file", file.toString());
    try {
      switch (reader.read(Files.readAllBytes(file), contentType(file), null)) {
        case FeedReading.Read(FeedDocument feed) -> {
          line.put("feed_title", feed.title());
          line.put("items", feed.items().stream().map(FeedParseCommand::item).toList());
          line.put("error", null);
        }
        case FeedReading.NotAFeed(var reason, var detail, var _) -> {
          line.put("feed_title", null);
          line.put("items", List.of());
          line.put("error", reason.name().toLowerCase(Locale.ROOT) + ": " + detail);
        }
      }
    } catch (IOException e) {
      line.put("error", "cannot read " + file + ": " + e.getMessage());
    }
    return line;
  }

  private static Map<String, @Nullable Object> item(FeedItem item) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", item.id());
    fields.put("url", item.url());
    fields.put("title", item.title());
    fields.put("summary", item.summary());
    fields.put("publishedAt", item.publishedAt() == null ? null : item.publishedAt().toString());
    fields.put("author", item.author());
    return fields;
  }

  private static @Nullable String contentType(Path file) throws IOException {
    Path headers = Path.of(file + ".headers");
    if (!Files.isRegularFile(headers)) {
      return null;
    }
    for (String line : Files.readAllLines(headers, StandardCharsets.ISO_8859_1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("Content-Type")) {
        return line.substring(colon + 1).strip();
      }
    }
    return null;
  }
}
