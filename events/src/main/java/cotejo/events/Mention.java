package cotejo.events;

import java.util.List;

/**
 * One sentence that touches one claim, and all that backs it.
 *
 * @param claim id of the claim in the register
 * @param quote the exact words of the article
 * @param start where the quote begins in title + "\n" + text, in UTF-16 characters
 * @param end where it ends, exclusive; end - start is the quote's length
 * @param rule id of the rule that fired
 * @param cues the words that decided the stance, in reading order; empty for a plain assertion
 * @param record what the record says
 * @param sources at least one: a tag without a source does not exist
 */
public record Mention(
    String claim,
    Stance stance,
    String quote,
    int start,
    int end,
    String rule,
    List<String> cues,
    Statement record,
    List<Source> sources) {

  /** The claim's statement in both languages. */
  public record Statement(String en, String es) {
    public Statement {
      Require.text("statement in English", en, 2_000);
      Require.text("statement in Spanish", es, 2_000);
    }
  }

  public Mention {
    Require.text("claim", claim, 100);
    Require.present("stance", stance);
    Require.text("quote", quote, 10_000);
    Require.atLeast("start", start, 0);
    if (end - start != quote.length()) {
      throw new IllegalArgumentException(
          "quote has %d characters but spans %d to %d".formatted(quote.length(), start, end));
    }
    Require.text("rule", rule, 200);
    cues = List.copyOf(Require.present("cues", cues));
    Require.present("record", record);
    sources = List.copyOf(Require.present("sources", sources));
    Require.atLeast("number of sources", sources.size(), 1);
  }
}
