/** Verdicts in, digests and public pages out. */
@NullMarked
package cotejo.alert;

import org.jspecify.annotations.NullMarked;
