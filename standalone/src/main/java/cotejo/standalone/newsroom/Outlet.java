package cotejo.standalone.newsroom;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * An invented outlet.
 *
 * @param slug first part of its paths
 * @param language en or es
 * @param country ISO 3166-1 alpha-2
 * @param layout which page layout it uses
 * @param articlePath pattern of an article's path below the slug, with {section}, {slug} and {id}
 * @param tracking query that the feed's links carry, as marketing departments like it; may be empty
 * @param fullTextInFeed whether feed items carry the whole text
 * @param factChecker whether its trade is to check what others say
 * @param sections in the order of the navigation
 */
record Outlet(
    String slug,
    String name,
    String motto,
    String language,
    String country,
    String place,
    String colour,
    Layout layout,
    String articlePath,
    String tracking,
    boolean fullTextInFeed,
    boolean factChecker,
    List<String> sections,
    List<FeedSpec> feeds,
    List<Story> stories) {

  enum Layout {
    BROADSHEET,
    CARDS,
    TABLOID,
    AGENCY
  }

  enum Format {
    RSS_2_0,
    RSS_1_0,
    ATOM,
    JSON_FEED
  }

  enum Behaviour {
    GOOD,
    SLOW,
    MALFORMED,
    GONE
  }

  /**
   * @param path below the outlet's slug, begins with a slash
   * @param delay how long a slow feed makes one wait; zero for the others
   */
  record FeedSpec(String title, String path, Format format, Behaviour behaviour, Duration delay) {}

  boolean spanish() {
    return language.equals("es");
  }

  /** The path of the front page. */
  String home() {
    return "/" + slug + "/";
  }

  /** The path of an article of this outlet. */
  String pathOf(Story story) {
    return "/"
        + slug
        + articlePath
            .replace("{section}", sectionPath(story.section()))
            .replace(
                "{id}", Integer.toString(100_000 + Math.floorMod(story.slug().hashCode(), 900_000)))
            .replace("{slug}", story.slug());
  }

  static String sectionPath(String section) {
    return Normalizer.normalize(section, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-");
  }
}
