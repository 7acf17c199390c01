package cotejo.alert.web;

import cotejo.alert.store.ArticleStore.ClaimUse;
import cotejo.alert.store.ClaimRecord;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Lang;
import cotejo.events.Mention;
import cotejo.events.Messages;
import cotejo.events.Stance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A claim's misconceptions as schema.org ClaimReview. */
final class ClaimReview {
  private ClaimReview() {}

  /**
   * JSON-LD that can stand inside a script element; a graph with a review per misconception.
   *
   * @param uses who spoke of the claim; those who assert it are where it appeared, if it can be
   *     told which misconception they assert
   * @return null for a claim without misconceptions, or one that the register has given up
   */
  static @Nullable String of(ClaimRecord claim, List<ClaimUse> uses, Lang lang, Addresses site) {
    if (claim.misconceptions().isEmpty() || claim.retired()) {
      return null;
    }
    List<Map<String, Object>> appearances =
        claim.misconceptions().size() > 1 ? List.of() : appearances(uses);
    List<Map<String, Object>> reviews = new ArrayList<>();
    for (Mention.Statement wrong : claim.misconceptions()) {
      Map<String, Object> review = review(claim, text(wrong, lang), lang, site, reviews.size());
      if (!appearances.isEmpty()) {
        review.put(
            "itemReviewed",
            Map.of("@type", "Claim", "name", text(wrong, lang), "appearance", appearances));
      }
      reviews.add(review);
    }
    Map<String, Object> graph = new LinkedHashMap<>();
    graph.put("@context", "https://schema.org");
    graph.put("@graph", reviews);
    return Messages.JSON.writeValueAsString(graph).replace("<", "\\u003c");
  }

  private static List<Map<String, Object>> appearances(List<ClaimUse> uses) {
    Map<String, Map<String, Object>> byArticle = new LinkedHashMap<>();
    for (ClaimUse use : uses) {
      if (use.stance() == Stance.ASSERTS_FALSE && !use.article().deleted()) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("@type", "CreativeWork");
        article.put("url", use.article().url().toString());
        article.put("headline", use.article().title());
        if (use.article().lang() != null) {
          article.put("inLanguage", use.article().lang());
        }
        if (use.article().publishedAt() != null) {
          article.put("datePublished", use.article().publishedAt().toString());
        }
        article.put("publisher", Map.of("@type", "Organization", "name", use.article().outlet()));
        byArticle.putIfAbsent(use.article().articleId(), article);
      }
    }
    return List.copyOf(byArticle.values());
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
                        Map.of("@type", "Organization", "name", source.publisher()),
                        "url",
                        source.url().toString()))
            .toList());
    return review;
  }

  private static String text(Mention.Statement statement, Lang lang) {
    return lang == Lang.ES ? statement.es() : statement.en();
  }
}
