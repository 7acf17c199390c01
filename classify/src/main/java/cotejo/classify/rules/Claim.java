package cotejo.classify.rules;

import cotejo.classify.reading.Lang;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim of the register: what the record says, what is wrongly said, and how it is recognised.
 *
 * @param validFrom first day on which the statement holds; null: always
 * @param validUntil last day; null: still
 * @param yieldsTo claims that a sentence is rather about when it could be about this one too
 * @param disputedSince day since which the point in the note is contested; null: not
 */
public record Claim(
    String id,
    String topic,
    String statementEn,
    String statementEs,
    List<Misconception> misconceptions,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    @Nullable LocalDate disputedSince,
    @Nullable String disputedNote,
    List<Source> sources,
    @Nullable String notes,
    List<String> yieldsTo,
    List<Rule> rules) {

  /** A false statement that goes around about the claim. */
  public record Misconception(String en, String es) {}

  /**
   * Where the record can be read.
   *
   * @param date as the source gives it; null when it gives none
   */
  public record Source(String title, String publisher, @Nullable String date, String url) {}

  /** What the record says, in a language. */
  public String statement(Lang lang) {
    return lang == Lang.EN ? statementEn : statementEs;
  }
}
