package cotejo.alert.webhook;

import cotejo.alert.web.view.Page;
import cotejo.alert.webhook.News.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** News in the forms that chat rooms take; each escapes what its markup would read. */
final class ChatForms {
  /** The palette's colours of misleading and of all else. */
  private static final int ALARM = 0xb3261e;

  private static final int CALM = 0x0b5394;

  private ChatForms() {}

  /** Slack's blocks: a header has at most 150 characters, a section 3,000, a message 50 blocks. */
  static Map<String, Object> slack(News news) {
    List<Object> blocks = new ArrayList<>();
    blocks.add(
        Map.of("type", "header", "text", Map.of("type", "plain_text", "text", news.title())));
    if (!news.lead().isEmpty()) {
      blocks.add(section(slackText(news.lead())));
    }
    for (Entry entry : news.entries()) {
      blocks.add(
          section(
              "*<%s|%s>*\n%s · %s%s"
                  .formatted(
                      entry.link(),
                      slackText(entry.title()).replace('|', '¦'),
                      slackText(entry.tag()),
                      slackText(entry.outlet()),
                      entry.quote().isEmpty() ? "" : "\n> " + slackText(flat(entry.quote())))));
    }
    String end = news.more().isEmpty() ? "" : slackText(news.more()) + "\n";
    blocks.add(section(end + "<%s|%s>".formatted(news.link(), slackText(news.linkWords()))));
    return ordered("text", slackText(news.title()), "blocks", blocks);
  }

  private static Map<String, Object> section(String text) {
    return ordered("type", "section", "text", ordered("type", "mrkdwn", "text", text));
  }

  private static String slackText(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** One embed; nobody is mentioned, whatever an outlet writes. */
  static Map<String, Object> discord(News news) {
    List<Object> fields = new ArrayList<>();
    for (Entry entry : news.entries()) {
      String quote = entry.quote().isEmpty() ? "" : "“" + markdown(flat(entry.quote())) + "” ";
      fields.add(
          ordered(
              "name",
              Page.brief(entry.tag() + ": " + entry.title(), 250),
              "value",
              "%s\n%s[%s](%s)"
                  .formatted(markdown(entry.outlet()), quote, news.evidenceWords(), entry.link())));
    }
    String more = news.more().isEmpty() ? "" : "\n" + markdown(news.more());
    Map<String, Object> embed =
        ordered(
            "title",
            news.title(),
            "url",
            news.link(),
            "description",
            markdown(news.lead()) + more,
            "color",
            news.alarming() ? ALARM : CALM,
            "timestamp",
            news.at().toString(),
            "fields",
            fields);
    return ordered("embeds", List.of(embed), "allowed_mentions", ordered("parse", List.of()));
  }

  /** An adaptive card as Teams' workflows take it, of at most 28 KB. */
  static Map<String, Object> teams(News news) {
    List<Object> body = new ArrayList<>();
    body.add(text(markdown(news.title()), "size", "Large", "weight", "Bolder", "style", "heading"));
    if (!news.lead().isEmpty()) {
      body.add(text(markdown(news.lead())));
    }
    for (Entry entry : news.entries()) {
      body.add(
          text(
              "[%s](%s)".formatted(markdown(entry.title()), entry.link()),
              "weight",
              "Bolder",
              "spacing",
              "Medium"));
      body.add(
          text(
              markdown(entry.tag()) + " · " + markdown(entry.outlet()),
              "isSubtle",
              true,
              "spacing",
              "None"));
      if (!entry.quote().isEmpty()) {
        body.add(text("“" + markdown(flat(entry.quote())) + "”", "spacing", "Small"));
      }
    }
    if (!news.more().isEmpty()) {
      body.add(text(markdown(news.more())));
    }
    Map<String, Object> card =
        ordered(
            "$schema", "http://adaptivecards.io/schemas/adaptive-card.json",
            "type", "AdaptiveCard",
            "version", "1.4",
            "body", body,
            "actions",
                List.of(
                    ordered(
                        "type", "Action.OpenUrl", "title", news.linkWords(), "url", news.link())));
    Map<String, Object> attachment = new LinkedHashMap<>();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.put("contentUrl", null);
    attachment.put("content", card);
    return ordered("type", "message", "attachments", List.of(attachment));
  }

  private static Map<String, Object> text(String words, Object... more) {
    Map<String, Object> block = ordered("type", "TextBlock", "text", words, "wrap", true);
    block.putAll(ordered(more));
    return block;
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** A text in which nothing is markup. */
  private static String markdown(String text) {
    return text.replaceAll("([\\\\`*_~\\[\\]()<>|#@])", "\\\\$1");
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
