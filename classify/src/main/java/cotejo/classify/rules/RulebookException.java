package cotejo.classify.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that was refused, with every problem that was found in it. */
public final class RulebookException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * What is wrong at one place.
   *
   * @param line counted from 1; 0 when the file as a whole is meant
   */
  public record Problem(String file, int line, int column, String what) {
    @Override
    public String toString() {
      return line == 0 ? file + ": " + what : file + ":" + line + ":" + column + ": " + what;
    }
  }

  RulebookException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
