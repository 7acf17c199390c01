package cotejo.alert.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Keys made at the first start and kept in the database, so that all copies have the same. */
public final class Secrets {
  private static final int BYTES = 32;

  private final Database database;

  Secrets(Database database) {
    this.database = database;
  }

  /** The key with this name, 32 random bytes. */
  public byte[] key(String name) {
    byte[] fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    String value =
        database.write(
            handle -> {
              handle
                  .createUpdate(
                      "insert into secret (name, value) values (:name, :value) on conflict do"
                          + " nothing")
                  .bind("name", name)
                  .bind("value", HexFormat.of().formatHex(fresh))
                  .execute();
              return handle
                  .createQuery("select value from secret where name = :name")
                  .bind("name", name)
                  .mapTo(String.class)
                  .one();
            });
    return HexFormat.of().parseHex(value);
  }
}
