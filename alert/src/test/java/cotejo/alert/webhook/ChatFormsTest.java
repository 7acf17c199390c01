package cotejo.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.webhook.News.Entry;
import cotejo.events.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The forms against the limits that the chat rooms' manuals state. */
class ChatFormsTest {
  private static final String LONG = "word & <tag> ".repeat(300);

  private static News news(String text) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < News.MOST_ENTRIES; i++) {
      entries.add(
          new Entry(
              "Misleading",
              cotejo.alert.web.view.Page.brief(text, 120),
              cotejo.alert.web.view.Page.brief(text, 60),
              "https://cotejo.example/en/article/" + "a".repeat(64),
              cotejo.alert.web.view.Page.brief(text, 200)));
    }
    return new News(
        Instant.parse("2026-03-02T13:00:00Z"),
        true,
        text,
        text,
        "https://cotejo.example/en/claim/no-us-bases",
        "About this claim",
        "Why this tag",
        entries,
        "Three more articles");
  }

  private static JsonNode json(Map<String, Object> form) {
    return Messages.JSON.readTree(Messages.JSON.writeValueAsBytes(form));
  }

  @Test
  void slack_gets_blocks_within_its_limits_and_no_markup_of_an_outlet() {
    JsonNode message = json(ChatForms.slack(news(LONG)));

    assertThat(message.path("blocks").size()).isLessThanOrEqualTo(50);
    assertThat(message.at("/blocks/0/text/text").asString().length()).isLessThanOrEqualTo(150);
    for (JsonNode block : message.path("blocks")) {
      assertThat(block.at("/text/text").asString().length()).isLessThanOrEqualTo(3_000);
    }
    JsonNode mean = json(ChatForms.slack(news("<!channel> & <https://evil.example|x>")));
    assertThat(mean.at("/blocks/2/text/text").asString())
        .contains("&lt;!channel&gt; &amp; ")
        .doesNotContain("<!channel>")
        .startsWith("*<https://cotejo.example/en/article/");
  }

  @Test
  void discord_gets_one_embed_within_its_limits_that_mentions_nobody() {
    JsonNode message = json(ChatForms.discord(news(LONG)));
    JsonNode embed = message.at("/embeds/0");

    int all =
        embed.path("title").asString().length() + embed.path("description").asString().length();
    for (JsonNode field : embed.path("fields")) {
      assertThat(field.path("name").asString().length()).isLessThanOrEqualTo(256);
      assertThat(field.path("value").asString().length()).isLessThanOrEqualTo(1_024);
      all += field.path("name").asString().length() + field.path("value").asString().length();
    }
    assertThat(embed.path("title").asString().length()).isLessThanOrEqualTo(256);
    assertThat(embed.path("fields").size()).isLessThanOrEqualTo(25);
    assertThat(all).isLessThanOrEqualTo(6_000);
    assertThat(message.at("/allowed_mentions/parse").isArray()).isTrue();
    assertThat(message.at("/allowed_mentions/parse").isEmpty()).isTrue();
  }

  @Test
  void teams_gets_an_adaptive_card_of_less_than_28_kilobytes() {
    Map<String, Object> form = ChatForms.teams(news(LONG));
    JsonNode message = json(form);

    assertThat(Messages.JSON.writeValueAsBytes(form)).hasSizeLessThan(28 * 1_024);
    assertThat(message.path("type").asString()).isEqualTo("message");
    assertThat(message.at("/attachments/0/contentType").asString())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = message.at("/attachments/0/content");
    assertThat(card.path("type").asString()).isEqualTo("AdaptiveCard");
    assertThat(card.at("/actions/0/type").asString()).isEqualTo("Action.OpenUrl");
    for (JsonNode block : card.path("body")) {
      assertThat(block.path("type").asString()).isEqualTo("TextBlock");
      assertThat(block.path("wrap").asBoolean()).isTrue();
    }
    JsonNode mean = json(ChatForms.teams(news("[x](https://evil.example) **bold**")));
    assertThat(new String(Messages.JSON.writeValueAsBytes(mean), StandardCharsets.UTF_8))
        .doesNotContain("](https://evil.example)");
  }
}
