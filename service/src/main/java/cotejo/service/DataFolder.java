package cotejo.service;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where {@code run} keeps its data, and commands look for it, unless they are told. */
public final class DataFolder {
  private DataFolder() {}

  /** {@code cotejo} in the user's data directory (XDG Base Directory Specification 0.8). */
  public static Path standard() {
    String given = System.getenv("XDG_DATA_HOME");
    Path base =
        given == null || given.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(given);
    return base.resolve("cotejo");
  }

  /**
   * Makes the folder where it is missing.
   *
   * @throws SettingsException when nothing can be written there
   */
  public static Path writable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "writable", null));
      return folder;
    } catch (IOException e) {
      throw new SettingsException(
          "data cannot be kept in %s (%s): choose another folder with --data"
              .formatted(folder, reason(e)));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "not allowed";
      case FileSystemException file when file.getReason() != null -> file.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
