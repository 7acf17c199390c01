package cotejo.alert;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cotejo.alert.store.Database;
import cotejo.alert.store.Store;
import java.nio.file.Path;
import java.util.Optional;

/** Empty stores for tests. */
public final class Stores {
  private Stores() {}

  /** Which database. */
  public enum Kind {
    SQLITE,
    POSTGRES
  }

  public static Store open(Kind kind, Path folder) throws Exception {
    return new Store(
        switch (kind) {
          case SQLITE -> Database.sqlite(folder.resolve("alert.db"));
          case POSTGRES -> Database.postgres(postgresUrl(), null, null, 8);
        });
  }

  /** A new, empty PostgreSQL database; the test is skipped where PostgreSQL is not installed. */
  public static String postgresUrl() throws Exception {
    Optional<PrivatePostgres> postgres = PrivatePostgres.get();
    assumeTrue(
        postgres.isPresent(), "skipped: PostgreSQL is not installed (apt-get install postgresql)");
    return postgres.orElseThrow().newDatabase();
  }
}
