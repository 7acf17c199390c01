/** What alert speaks of: subscribers, what they chose, when they read, and what they are sent. */
@NullMarked
package cotejo.alert.model;

import org.jspecify.annotations.NullMarked;
