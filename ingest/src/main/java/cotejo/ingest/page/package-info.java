/**
 * Reads an article off its web page: text, title, authors, dates, language, section, and whether
 * the page is an article at all. Knows no network, no feed and no Kafka; the same bytes give the
 * same answer.
 *
 * <p>The page is cut into blocks of text ({@link BlockReader}); every box around them is named for
 * the boilerplate it holds ({@link Boilerplate}); candidates for the body are drawn from markup,
 * from scores and from JSON-LD, and a judge chooses ({@link BodyJudge}).
 */
@NullMarked
package cotejo.ingest.page;

import org.jspecify.annotations.NullMarked;
