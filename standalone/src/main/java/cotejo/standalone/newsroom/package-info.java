/**
 * The sample newsroom: invented outlets with feeds and article pages on the loopback address, whose
 * articles arrive on a timeline. The texts stand in {@code resources/newsroom/outlets}, one file an
 * outlet; the page layouts in {@code jte/newsroom}. Knows nothing of the services that read it.
 */
@NullMarked
package cotejo.standalone.newsroom;

import org.jspecify.annotations.NullMarked;
