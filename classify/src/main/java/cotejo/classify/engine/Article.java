package cotejo.classify.engine;

import cotejo.classify.reading.Lang;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A text to classify.
 *
 * @param title plain text; may be empty
 * @param body plain text
 * @param lang the language it is declared in; null to find out
 * @param published the day of publication; null when unknown: then today's record holds
 */
public record Article(
    String title, String body, @Nullable Lang lang, @Nullable LocalDate published) {}
