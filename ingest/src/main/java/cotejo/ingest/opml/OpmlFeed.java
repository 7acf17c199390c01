package cotejo.ingest.opml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One feed of a list.
 *
 * @param xmlUrl http or https, absolute
 * @param folders from the outermost in
 * @param outline with all attributes as written and the line
 */
public record OpmlFeed(
    String xmlUrl, String title, @Nullable String htmlUrl, List<String> folders, Outline outline) {}
