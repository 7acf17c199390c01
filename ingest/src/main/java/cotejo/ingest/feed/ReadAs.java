package cotejo.ingest.feed;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a document had to be read.
 *
 * @param strict whether the bytes were a well-formed document that ROME accepted as they were (for
 *     JSON: valid JSON)
 * @param repairs what had to be repaired, empty when nothing was
 * @param charset the encoding the bytes were decoded with, IANA name
 */
public record ReadAs(boolean strict, Set<Repair> repairs, String charset) {

  public ReadAs {
    var copy = EnumSet.noneOf(Repair.class);
    copy.addAll(repairs);
    repairs = Collections.unmodifiableSet(copy);
  }

  /** What was wrong with a document, as far as it was noticed; also a metric label. */
  public enum Repair {
    /** The encoding that was declared is not the one the bytes are in. */
    ENCODING,
    /** Something other than white space stood before the document. */
    LEADING_JUNK,
    /** Something stood behind the document. */
    TRAILING_JUNK,
    /** The document ends before its elements do. */
    TRUNCATED,
    /** Characters that XML 1.0 forbids were dropped. */
    CONTROL_CHARACTERS,
    /** An entity that the document does not declare, or a bare ampersand. */
    ENTITIES,
    /** A prefix was used without a namespace. */
    NAMESPACES,
    /** Tags that do not match, bare less-than signs, malformed attributes. */
    TAGS,
    /** Well formed, but not a shape that ROME knows. */
    SHAPE,
    /** JSON with a byte order mark, trailing commas, comments or raw control characters. */
    JSON_SYNTAX
  }
}
