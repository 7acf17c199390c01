package cotejo.alert.command;

import cotejo.alert.AlertConfig;
import cotejo.alert.store.Database;
import cotejo.alert.store.Store;
import cotejo.service.DataFolder;
import cotejo.service.Settings;
import cotejo.service.SettingsOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the store that the service keeps, by the same settings. */
final class StoreOptions {
  private static final String FILE = "alert.db";

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder that \"run --data DIR\" keeps its data in; default: the one that run uses"
              + " where there is one.")
  private @Nullable Path data;

  /** All that is given; a key that no service knows is refused. */
  Settings settings() {
    Settings read = options.read();
    if (data != null) {
      read.preset("alert.data", data.toString());
    } else if (Files.exists(DataFolder.standard().resolve(FILE))) {
      read.preset("alert.data", DataFolder.standard().toString());
    }
    AlertConfig.read(read);
    read.refuseUnknown("kafka.port", "ingest.", "classify.", "sample.");
    return read;
  }

  Store open() {
    Settings read = settings();
    String url = read.text("alert.database").orElse(null);
    return new Store(
        url == null
            ? Database.sqlite(Path.of(read.text("alert.data", "data")).resolve(FILE))
            : Database.postgres(
                url,
                read.text("alert.database.user").orElse(null),
                read.text("alert.database.password").orElse(null),
                2));
  }
}
