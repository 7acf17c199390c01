/**
 * The public side over HTTP: pages, feeds, forms and the read API, upon the store. {@link
 * cotejo.alert.web.WebPages} is the door; templates lie in {@code src/main/jte/web}.
 */
@NullMarked
package cotejo.alert.web;

import org.jspecify.annotations.NullMarked;
