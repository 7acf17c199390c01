package cotejo.classify.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cotejo.service.Settings;
import cotejo.service.SettingsException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClassifyConfigTest {

  @Test
  void the_defaults() {
    assertThat(ClassifyConfig.read(Settings.of()))
        .isEqualTo(
            new ClassifyConfig(
                "127.0.0.1:9092",
                6,
                Duration.ofSeconds(30),
                "127.0.0.1",
                9102,
                "cotejo-classify",
                200_000));
  }

  @Test
  void a_limit_longer_than_an_article_can_be_is_refused() {
    assertThatThrownBy(() -> ClassifyConfig.read(Settings.of("classify.max-text=400001")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("classify.max-text")
        .hasMessageContaining("400000");
  }
}
