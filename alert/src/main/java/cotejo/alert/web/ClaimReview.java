package cotejo.alert.web;

import cotejo.alert.store.ClaimRecord;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Lang;
import cotejo.events.Mention;
import cotejo.events.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A claim's misconceptions as schema.org ClaimReview. */
final class ClaimReview {
  private ClaimReview() {}

  /** JSON-LD that can stand inside a script element; a graph with a review per misconception. */
  static String of(ClaimRecord claim, Lang lang, Addresses site) {
    List<Map<String, Object>> reviews = new ArrayList<>();
    for (Mention.Statement wrong : claim.misconceptions()) {
      reviews.add(review(claim, text(wrong, lang), lang, site, reviews.size()));
    }
    Map<String, Object> graph = new LinkedHashMap<>();
    graph.put("@context", "https://schema.org");
    graph.put("@graph", reviews);
    return Messages.JSON.writeValueAsString(graph).replace("<", "\\u003c");
  }

  private static Map<String, Object> review(
      ClaimRecord claim, String wrong, Lang lang, Addresses site, int number) {
    String page = site.claim(lang, claim.id());
    Map<String, Object> review = new LinkedHashMap<>();
    review.put("@type", "ClaimReview");
    review.put("@id", page + "#review-" + (number + 1));
    review.put("url", page);
    review.put("inLanguage", lang.code());
    review.put("claimReviewed", wrong);
    review.put("reviewBody", text(claim.statement(), lang));
    review.put("author", Map.of("@type", "Organization", "name", "Cotejo", "url", site.home(lang)));
    Map<String, Object> rating = new LinkedHashMap<>();
    rating.put("@type", "Rating");
    rating.put("ratingValue", 1);
    rating.put("worstRating", 1);
    rating.put("bestRating", 5);
    rating.put("alternateName", Frame.say(lang, "claim.rating"));
    review.put("reviewRating", rating);
    review.put("itemReviewed", Map.of("@type", "Claim", "name", wrong));
    review.put(
        "citation",
        claim.sources().stream()
            .map(
                source ->
                    Map.of(
                        "@type",
                        "CreativeWork",
                        "name",
                        source.title(),
                        "publisher",
                        source.publisher(),
                        "url",
                        source.url().toString()))
            .toList());
    return review;
  }

  private static String text(Mention.Statement statement, Lang lang) {
    return lang == Lang.ES ? statement.es() : statement.en();
  }
}
