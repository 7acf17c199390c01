package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a page before its body is sought, folded for comparing (see {@link Texts#fold}).
 *
 * @param titles the headline and what else the page calls itself
 * @param authors names
 * @param descriptions summaries meant for search engines and social networks
 * @param said the body as JSON-LD gives it, unfolded; empty when it gives none
 */
record PageFacts(
    List<String> titles, List<String> authors, List<String> descriptions, String said) {

  static PageFacts of(
      @Nullable String title, List<String> authors, MetaTags meta, LinkedData data) {
    var titles = new ArrayList<String>();
    for (String one : new @Nullable String[] {title, data.headline(), meta.first("og:title")}) {
      if (one != null && !one.isBlank()) titles.add(Texts.fold(one));
    }
    var descriptions = new ArrayList<String>();
    for (String one :
        new @Nullable String[] {
          meta.first("og:description"), meta.first("description"), data.description()
        }) {
      if (one != null && one.length() > 20) descriptions.add(Texts.fold(one));
    }
    String said = data.body() == null ? "" : data.body();
    return new PageFacts(
        titles,
        authors.stream().map(Texts::fold).filter(name -> name.length() > 3).toList(),
        descriptions,
        said);
  }

  boolean isTitle(String folded) {
    return titles.contains(folded);
  }

  /** The headline with a short kicker before it, which style sheets set apart. */
  boolean endsInTitle(String folded) {
    for (String title : titles) {
      int before = folded.length() - title.length();
      if (title.length() >= 20 && before > 0 && before <= 60 && folded.endsWith(title)) return true;
    }
    return false;
  }

  /** Nothing but names of authors and a few words around them. */
  boolean isByline(String folded) {
    String rest = folded;
    for (String author : authors) rest = rest.replace(author, "");
    return !rest.equals(folded) && rest.strip().length() < 35;
  }

  boolean beginsWithAuthor(String folded) {
    for (String author : authors)
      if (author.indexOf(' ') > 0 && folded.startsWith(author + " ")) return true;
    return false;
  }

  /** Whether a summary of the page begins as this block does, or the other way round. */
  boolean isDescription(String folded) {
    if (folded.length() < 20) return false;
    for (String description : descriptions) {
      int common = Math.min(60, Math.min(folded.length(), description.length()));
      if (folded.regionMatches(0, description, 0, common)) return true;
    }
    return false;
  }
}
