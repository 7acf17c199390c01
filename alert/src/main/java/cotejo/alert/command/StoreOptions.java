package cotejo.alert.command;

import cotejo.alert.store.Database;
import cotejo.alert.store.Store;
import cotejo.service.Settings;
import cotejo.service.SettingsOptions;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** Opens the store that the service keeps, by the same settings. */
final class StoreOptions {
  @Mixin private SettingsOptions options = new SettingsOptions();

  Settings settings() {
    return options.read();
  }

  Store open() {
    Settings read = settings();
    String url = read.text("alert.database").orElse(null);
    return new Store(
        url == null
            ? Database.sqlite(Path.of(read.text("alert.data", "data")).resolve("alert.db"))
            : Database.postgres(
                url,
                read.text("alert.database.user").orElse(null),
                read.text("alert.database.password").orElse(null),
                2));
  }
}
