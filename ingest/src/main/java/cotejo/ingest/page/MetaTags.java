package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The page's meta elements by name, property or itemprop; case and punctuation of names do not
 * matter.
 */
final class MetaTags {
  private final Map<String, List<String>> values = new HashMap<>();

  static MetaTags of(Document page) {
    var tags = new MetaTags();
    for (Element meta : page.getElementsByTag("meta")) {
      String content = Texts.tidy(meta.attr("content"));
      if (content.isEmpty()) continue;
      for (String key : List.of("property", "name", "itemprop", "http-equiv")) {
        String name = plain(meta.attr(key));
        if (!name.isEmpty()) {
          tags.values.computeIfAbsent(name, _ -> new ArrayList<>()).add(content);
        }
      }
    }
    return tags;
  }

  List<String> all(String name) {
    return values.getOrDefault(plain(name), List.of());
  }

  /** The first value under the first of these names that has one. */
  @Nullable String first(String... names) {
    for (String name : names) {
      List<String> found = all(name);
      if (!found.isEmpty()) return found.getFirst();
    }
    return null;
  }

  private static String plain(String name) {
    var plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (Character.isLetterOrDigit(name.charAt(i))) plain.append(name.charAt(i));
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }
}
