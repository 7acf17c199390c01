package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jsoup.nodes.Document;

/** Finds who wrote an article. */
final class AuthorFinder {
  private AuthorFinder() {}

  static List<String> find(Document page, MetaTags meta, LinkedData data) {
    var found = new ArrayList<>(data.authors());
    if (found.isEmpty()) {
      for (String name :
          List.of(
              "author",
              "article:author",
              "byl",
              "sailthru.author",
              "parsely-author",
              "dc.creator")) {
        found.addAll(meta.all(name));
        if (!found.isEmpty()) break;
      }
    }
    var names = new LinkedHashMap<String, String>();
    for (String one : found) {
      String name = Texts.tidy(one).replaceFirst("^(?i)(by|von|por|par|di)\\s+", "");
      if (!name.isEmpty() && !name.startsWith("http") && name.length() < 80)
        names.putIfAbsent(Texts.fold(name), name);
    }
    return List.copyOf(names.values());
  }
}
