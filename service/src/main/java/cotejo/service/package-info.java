/**
 * What every service has: settings, orderly closing, metrics and health pages, and its way into
 * Kafka. Knows no domain.
 */
@NullMarked
package cotejo.service;

import org.jspecify.annotations.NullMarked;
