package cotejo.classify.reading;

import java.util.Set;
import java.util.stream.Collectors;

/** Sets of words written as running text. */
public final class Words {
  private Words() {}

  /** The words of a text, parted by spaces or line breaks. */
  public static Set<String> set(String text) {
    return text.lines()
        .flatMap(line -> java.util.Arrays.stream(line.trim().split(" ", -1)))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
