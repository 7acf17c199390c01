/**
 * The rulebook: claims, rules and lexicons as they stand in YAML files, checked as a whole. Door:
 * {@link cotejo.classify.rules.Rulebook}. Knows how rules are written, not how they are applied.
 */
@NullMarked
package cotejo.classify.rules;

import org.jspecify.annotations.NullMarked;
