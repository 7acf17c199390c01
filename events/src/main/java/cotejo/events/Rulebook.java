package cotejo.events;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All claims, lexicons and rules as they were published; the value on {@link Topics#RULEBOOKS},
 * keyed by {@link Role}.
 *
 * @param version its number and the hash of its files
 * @param files the YAML files, by path within the rulebook folder
 * @param publishedAt UTC, the editor's clock
 * @param note why it was published, the editor's words; null when none were given
 */
public record Rulebook(
    Verdict.RulebookVersion version,
    Map<String, String> files,
    Instant publishedAt,
    @Nullable String note) {

  /** What a rulebook on the topic is for; its lower-case name is the Kafka key. */
  public enum Role {
    LIVE,
    CANDIDATE;

    /** The Kafka key of this role's current rulebook. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The Kafka key under which the rulebook of that number is kept for good. */
  public static String historyKey(int number) {
    return "history/" + number;
  }

  public Rulebook {
    Require.present("version", version);
    files = Map.copyOf(Require.present("files", files));
    Require.atLeast("number of files", files.size(), 1);
    Require.present("publishedAt", publishedAt);
    String hash = hashOf(files);
    if (!hash.equals(version.hash())) {
      throw new IllegalArgumentException(
          "the files hash to %s but the version says %s".formatted(hash, version.hash()));
    }
  }

  /** SHA-256 over paths and contents in the order of the paths. */
  public static String hashOf(Map<String, String> files) {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(files)
        .forEach(
            (path, content) ->
                all.append(path).append('\0').append(Hashes.sha256(content)).append('\n'));
    return Hashes.sha256(all.toString());
  }
}
