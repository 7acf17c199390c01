/**
 * The one place that decides whether and when a site may be asked for something: robots.txt, crawl
 * delays, connections and budgets, per registered domain. Fetches nothing but robots.txt.
 */
@NullMarked
package cotejo.ingest.polite;

import org.jspecify.annotations.NullMarked;
