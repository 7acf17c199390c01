package cotejo.alert.model;

import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outlet that asserts a misconception in a text of its own, by its first such article.
 *
 * @param slug the outlet as it stands in addresses
 * @param lang the article's language; null when it is not known
 * @param quote the words that assert it
 * @param at UTC, when the article became public as far as anyone knows
 */
public record Voice(
    String outlet,
    String slug,
    @Nullable String lang,
    String articleId,
    String title,
    URI url,
    String quote,
    Instant at) {

  /** What silences match. */
  public Map<Matcher.Name, String> labels(String claim, String topic) {
    Map<Matcher.Name, String> labels = new EnumMap<>(Matcher.Name.class);
    labels.put(Matcher.Name.CLAIM, claim);
    labels.put(Matcher.Name.TOPIC, topic);
    labels.put(Matcher.Name.OUTLET, slug);
    labels.put(Matcher.Name.LANG, lang == null ? "" : lang);
    return labels;
  }
}
