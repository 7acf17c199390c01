package cotejo.events;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A document that backs what the record says.
 *
 * @param date the day it was published, ISO 8601; null when it states none
 */
public record Source(String title, String publisher, @Nullable String date, URI url) {
  public Source {
    Require.text("source title", title, 500);
    Require.text("source publisher", publisher, 300);
    Require.web("source url", url);
  }
}
