/**
 * The words that dates are written with: months, weekdays, zones. Feeds and pages write the same
 * ones.
 */
@NullMarked
package cotejo.ingest.calendar;

import org.jspecify.annotations.NullMarked;
