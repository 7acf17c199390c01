package cotejo.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.model.Webhook.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningTest {

  /** The example that Svix' manual gives for the scheme that became the specification's v1. */
  @Test
  void the_published_example_is_signed_as_published() {
    Secret secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null);

    String header =
        Signing.header(
            List.of(secret),
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

    assertThat(header).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void new_keys_have_the_specified_form_and_old_ones_end() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    Secret first = Signing.newSecret();
    assertThat(first.text()).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(first.text().substring(6))).hasSize(32);

    List<Secret> two = Signing.rotated(List.of(first), Duration.ofHours(1), now);
    List<Secret> three = Signing.rotated(two, Duration.ofHours(24), now.plusSeconds(60));
    assertThat(three).hasSize(3);
    assertThat(three.getLast().until()).isEqualTo(now.plus(Duration.ofHours(1)));
    assertThat(Signing.rotated(three, Duration.ZERO, now.plus(Duration.ofHours(2)))).hasSize(3);
  }
}
