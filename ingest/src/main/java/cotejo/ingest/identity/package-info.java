/**
 * Says which article an address stands for: two addresses of one story give one identity. Knows no
 * network and no page.
 */
@NullMarked
package cotejo.ingest.identity;

import org.jspecify.annotations.NullMarked;
