/**
 * What templates are given: the page's frame, its words in two languages, and small values computed
 * from verdicts and digests. Nothing here reads a database or a request.
 */
@NullMarked
package cotejo.alert.web.view;

import org.jspecify.annotations.NullMarked;
