package cotejo.classify.workbench;

import cotejo.classify.rules.Rulebook;
import cotejo.classify.rules.RulebookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a rulebook folder, shared by the commands. */
final class RulebookOption {
  @Option(
      names = "--rulebook",
      paramLabel = "FOLDER",
      description = "a rulebook folder; default: the one in the program")
  private @Nullable Path folder;

  /** The rulebook; empty after every problem was printed. */
  Optional<Rulebook> load() throws IOException {
    return load(folder);
  }

  static Optional<Rulebook> load(@Nullable Path folder) throws IOException {
    try {
      if (folder == null) {
        return Optional.of(Rulebook.bundled());
      }
      if (!Files.isDirectory(folder)) {
        throw new NoSuchFileException(folder.toString());
      }
      return Optional.of(Rulebook.load(folder));
    } catch (RulebookException e) {
      e.problems().forEach(System.err::println);
    } catch (NoSuchFileException e) {
      System.err.println("There is no rulebook folder " + folder + ".");
    }
    return Optional.empty();
  }
}
