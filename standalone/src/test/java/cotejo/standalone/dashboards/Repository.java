package cotejo.standalone.dashboards;

import java.nio.file.Path;

/** Where the checkout's own files are. */
public final class Repository {
  private Repository() {}

  public static Path root() {
    return Dashboard.root();
  }
}
