package cotejo.classify.verdict;

import cotejo.classify.engine.Classifier;
import cotejo.classify.rules.Claim;
import cotejo.classify.rules.Rulebook;
import cotejo.classify.rules.RulebookException;
import cotejo.events.Mention;
import cotejo.events.Source;
import cotejo.events.Verdict.RulebookVersion;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rulebook ready for use under its version.
 *
 * @param backing by claim id, what the record says and where
 */
public record Edition(
    RulebookVersion version, Classifier classifier, Map<String, Backing> backing) {

  /** What a mention of a claim is backed by. */
  public record Backing(Mention.Statement record, List<Source> sources) {}

  public Edition {
    backing = Map.copyOf(backing);
  }

  /**
   * Makes a published rulebook ready.
   *
   * @throws RulebookException when its files do not load
   * @throws IllegalArgumentException when a claim could not back a verdict
   */
  public static Edition of(cotejo.events.Rulebook published) throws RulebookException {
    return of(published.version().number(), Rulebook.load(published.files()));
  }

  /** The rulebook in the program, number 0. */
  public static Edition bundled() {
    return of(0, Rulebook.bundled());
  }

  /**
   * Makes a loaded rulebook ready under a number.
   *
   * @throws IllegalArgumentException when a claim could not back a verdict
   */
  public static Edition of(int number, Rulebook rulebook) {
    Map<String, Backing> backing = new HashMap<>();
    for (Claim claim : rulebook.claims()) {
      backing.put(claim.id(), backing(claim));
    }
    return new Edition(
        new RulebookVersion(number, rulebook.hash()), new Classifier(rulebook), backing);
  }

  private static Backing backing(Claim claim) {
    if (claim.sources().isEmpty()) {
      throw new IllegalArgumentException("claim " + claim.id() + " names no source");
    }
    try {
      List<Source> sources =
          claim.sources().stream()
              .map(s -> new Source(s.title(), s.publisher(), s.date(), URI.create(s.url())))
              .toList();
      return new Backing(new Mention.Statement(claim.statementEn(), claim.statementEs()), sources);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("claim " + claim.id() + ": " + e.getMessage(), e);
    }
  }

  Backing backing(String claim) {
    Backing found = backing.get(claim);
    if (found == null) {
      throw new IllegalStateException("the rulebook " + version + " has no claim " + claim);
    }
    return found;
  }
}
