package cotejo.classify.rules;

import cotejo.classify.reading.Lang;
import cotejo.events.Stance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that shows what a rule does.
 *
 * @param stance the stance the rule must give; null when the rule must not match
 * @param published the day on which the text is taken to be published; null for today
 * @param line where it stands in its file
 */
public record RuleTest(
    Lang lang, String text, @Nullable Stance stance, @Nullable LocalDate published, int line) {}
