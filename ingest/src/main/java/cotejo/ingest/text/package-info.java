/**
 * What can be read off plain text: its language and a fingerprint that near copies share. Knows no
 * HTML.
 */
@NullMarked
package cotejo.ingest.text;

import org.jspecify.annotations.NullMarked;
