/** The elements of HTML by name, as feeds and pages both need them. Reads no document. */
@NullMarked
package cotejo.ingest.html;

import org.jspecify.annotations.NullMarked;
