/**
 * The editors' workbench: check, test, explain and evaluate a rulebook. The four commands are
 * public so that the command line can mount them.
 */
@NullMarked
package cotejo.classify.workbench;

import org.jspecify.annotations.NullMarked;
