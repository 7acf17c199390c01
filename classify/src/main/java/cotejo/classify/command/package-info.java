/** The commands for editors and scripts: classify, and the workbench for rules. */
@NullMarked
package cotejo.classify.command;

import org.jspecify.annotations.NullMarked;
