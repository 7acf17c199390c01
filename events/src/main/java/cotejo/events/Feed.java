package cotejo.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed to watch; the value on {@link Topics#FEEDS}. A tombstone ends the watch.
 *
 * @param id also the Kafka key, see {@link #idOf}: feeds of one outlet begin alike
 * @param url where the feed is, as it was added
 * @param outlet who publishes it, 1 to 200 characters
 * @param title the feed's own title or the list's
 * @param country ISO 3166 alpha-2, upper case; null when unknown
 * @param lang ISO 639 code; null when unknown
 * @param kind what sort of publisher it is
 * @param site the outlet's front page; null when unknown
 * @param folder path in the OPML, parts apart by "/"; empty at the top
 * @param attributes the OPML outline's other attributes, kept for the way back out
 */
public record Feed(
    String id,
    URI url,
    String outlet,
    String title,
    @Nullable String country,
    @Nullable String lang,
    Kind kind,
    @Nullable URI site,
    String folder,
    Map<String, String> attributes) {

  /** Sorts of publisher. */
  public enum Kind {
    @JsonProperty("press")
    PRESS,
    @JsonProperty("official")
    OFFICIAL,
    @JsonProperty("fact-checker")
    FACT_CHECKER,
    @JsonProperty("think-tank")
    THINK_TANK
  }

  public Feed {
    Require.text("id", id, 200);
    Require.web("url", url);
    Require.text("outlet", outlet, 200);
    Require.text("title", title, 500);
    if (country != null && !country.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("country is not an ISO 3166 code: \"" + country + "\"");
    }
    Require.language("lang", lang);
    Require.present("kind", kind);
    Require.atMost("folder", Require.present("folder", folder), 500);
    attributes = Map.copyOf(Require.present("attributes", attributes));
  }

  /**
   * The id of a feed: the outlet in plain letters, "/", 16 hex digits of the address's SHA-256. The
   * part before the slash chooses the partition, so that one copy of ingest sees all feeds of an
   * outlet.
   */
  public static String idOf(String outlet, URI url) {
    return Hashes.slug(outlet) + "/" + Hashes.sha256(url.toString()).substring(0, 16);
  }
}
