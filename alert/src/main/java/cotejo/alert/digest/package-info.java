/** Cuts digests: values in, values out; {@link cotejo.alert.digest.Editions} is the thin shell. */
@NullMarked
package cotejo.alert.digest;

import org.jspecify.annotations.NullMarked;
