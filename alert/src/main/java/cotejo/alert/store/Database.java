package cotejo.alert.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import cotejo.service.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * SQLite in a file, or PostgreSQL: one SQL and one migration path for both. On SQLite writers take
 * turns within this process, so that none of them meets a busy database.
 */
public final class Database implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean postgres;
  private final ReentrantLock writing = new ReentrantLock(true);

  private Database(HikariDataSource pool, boolean postgres) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.postgres = postgres;
  }

  /**
   * Opens a database file, makes it when missing and brings its tables up to date.
   *
   * @throws SettingsException with a sentence when the folder cannot be written to
   */
  public static Database sqlite(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new SettingsException(
          "the folder for the database %s cannot be made (%s): choose another with alert.data"
              .formatted(file, e));
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + file.toAbsolutePath());
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "NORMAL");
    config.addDataSourceProperty("busy_timeout", Long.toString(PATIENCE.toMillis()));
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    config.addDataSourceProperty("cache_size", "-16000");
    config.setMaximumPoolSize(8);
    return open(config, false, file.toString());
  }

  /**
   * Connects to PostgreSQL and brings its tables up to date; several copies may do so at once.
   *
   * @param url a JDBC address, {@code jdbc:postgresql://host:port/database}
   * @throws SettingsException with a sentence when it does not answer or refuses
   */
  public static Database postgres(
      String url, @Nullable String user, @Nullable String password, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    if (user != null) {
      config.setUsername(user);
    }
    if (password != null) {
      config.setPassword(password);
    }
    config.addDataSourceProperty("ApplicationName", "cotejo-alert");
    config.setMaximumPoolSize(connections);
    return open(config, true, url);
  }

  private static Database open(HikariConfig config, boolean postgres, String where) {
    config.setPoolName("alert");
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(config);
      Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
      return new Database(pool, postgres);
    } catch (HikariPool.PoolInitializationException | FlywayException e) {
      if (pool != null) {
        pool.close();
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new SettingsException(
          "the database %s cannot be used (%s): see alert.database and alert.data"
              .formatted(where, cause.getMessage()));
    }
  }

  /** Reads, each statement by itself. */
  public <T extends @Nullable Object> T read(Function<Handle, T> reading) {
    try (Handle handle = jdbi.open()) {
      return reading.apply(handle);
    }
  }

  /** Reads and writes as one transaction; thrown exceptions undo it. */
  public <T extends @Nullable Object> T write(Function<Handle, T> writing) {
    if (postgres) {
      return jdbi.inTransaction(writing::apply);
    }
    this.writing.lock();
    try {
      return jdbi.inTransaction(writing::apply);
    } finally {
      this.writing.unlock();
    }
  }

  /** As {@link #write}, for what has no result. */
  public void change(Consumer<Handle> writing) {
    write(
        handle -> {
          writing.accept(handle);
          return true;
        });
  }

  /** Whether this is PostgreSQL, where other copies may be at work. */
  public boolean isPostgres() {
    return postgres;
  }

  /** What a select ends with that means to change the rows; SQLite locks the whole file anyway. */
  String forUpdate() {
    return postgres ? " for update" : "";
  }

  /** The same for rows of which any will do: those that others hold are passed over. */
  String skipLocked() {
    return postgres ? " for update skip locked" : "";
  }

  /** A sentence when the database does not answer; null when it does. */
  public @Nullable String trouble() {
    try {
      read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
      return null;
    } catch (RuntimeException e) {
      return "the database does not answer: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
