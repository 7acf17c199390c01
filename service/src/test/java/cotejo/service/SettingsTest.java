package cotejo.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void the_command_line_weighs_more_than_the_environment_and_that_more_than_the_file()
      throws Exception {
    Path file = file("a.one = file\na.two = file\na.three = file\n");
    Settings settings =
        Settings.read(
            file,
            Map.of("COTEJO_A_TWO", "environment", "COTEJO_A_THREE", "environment"),
            List.of("a.three=line"));

    assertThat(settings.text("a.one", "x")).isEqualTo("file");
    assertThat(settings.text("a.two", "x")).isEqualTo("environment");
    assertThat(settings.text("a.three", "x")).isEqualTo("line");
    assertThat(settings.text("a.four", "x")).isEqualTo("x");
  }

  @Test
  void a_preset_weighs_less_than_anything_a_person_gave() throws Exception {
    Settings settings =
        Settings.read(file("a.one = file\n"), Map.of("COTEJO_A_TWO", "environment"), List.of())
            .preset("a.one", "preset")
            .preset("a.two", "preset")
            .preset("a.three", "preset");

    assertThat(settings.text("a.one", "x")).isEqualTo("file");
    assertThat(settings.text("a.two", "x")).isEqualTo("environment");
    assertThat(settings.text("a.three", "x")).isEqualTo("preset");
  }

  @Test
  void durations_and_sizes_carry_their_unit() {
    Settings settings = Settings.of("wait=15m", "size=5MiB");

    assertThat(settings.duration("wait", "1s")).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.bytes("size", "1B")).isEqualTo(5L * 1024 * 1024);
  }

  @Test
  void a_value_that_is_not_allowed_names_key_value_and_origin() throws Exception {
    Settings settings = Settings.read(file("# comment\nwait = 15\n"), Map.of(), List.of());

    assertThatThrownBy(() -> settings.duration("wait", "1s"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("wait is \"15\"")
        .hasMessageContaining("line 2")
        .hasMessageContaining("15m");
  }

  @Test
  void a_key_that_nobody_asked_for_is_refused_with_the_nearest_that_exists() throws Exception {
    Settings settings =
        Settings.read(
            file("alert.smtp.hots = mail\n"), Map.of("COTEJO_INGEST_FEDS", "x"), List.of());
    settings.text("alert.smtp.host", "localhost");
    settings.text("ingest.feeds", "feeds.opml");

    assertThatThrownBy(settings::refuseUnknown)
        .hasMessageContaining("alert.smtp.hots is not a setting")
        .hasMessageContaining("line 1); did you mean alert.smtp.host?")
        .hasMessageContaining("did you mean ingest.feeds?");
  }

  @Test
  void a_line_without_a_value_names_file_and_line() throws Exception {
    Path file = file("a = 1\nnonsense\n");

    assertThatThrownBy(() -> Settings.read(file, Map.of(), List.of()))
        .hasMessageContaining("line 2")
        .hasMessageContaining("nonsense");
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("settings"), text);
  }
}
