package cotejo.classify.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of words that comes with the program: one entry a line, # begins a remark. */
final class WordTable {
  private WordTable() {}

  /** The lines of a table beside this class, each as its words. */
  static List<List<String>> lines(String name) {
    try (var in = WordTable.class.getResourceAsStream("/cotejo/classify/reading/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program has no table " + name + " inside");
      }
      List<List<String>> out = new ArrayList<>();
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          out.add(List.of(line.trim().split(" +", -1)));
        }
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException("the table " + name + " cannot be read", e);
    }
  }
}
