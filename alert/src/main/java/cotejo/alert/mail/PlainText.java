package cotejo.alert.mail;

import cotejo.alert.model.Voice;
import cotejo.alert.web.view.Page;
import cotejo.alert.web.view.Sections;
import cotejo.events.Digest;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Source;
import java.util.Locale;

/** A letter as plain text: complete, at most 72 columns but for addresses. */
final class PlainText {
  private static final int COLUMNS = 72;

  private final StringBuilder text = new StringBuilder();

  private PlainText() {}

  static String of(Letter letter) {
    PlainText plain = new PlainText();
    plain.digest(letter);
    return plain.text.toString();
  }

  static String note(Letter letter, String words, String link) {
    PlainText plain = new PlainText();
    plain.heading(letter.heading(), '=');
    plain.wrap("", words);
    plain.text.append('\n').append(link).append('\n');
    if (letter.unsubscribe() != null) {
      plain.footer(letter);
    }
    return plain.text.toString();
  }

  static String of(Letter letter, Alarm alarm) {
    PlainText plain = new PlainText();
    plain.alarm(letter, alarm);
    return plain.text.toString();
  }

  private void alarm(Letter letter, Alarm alarm) {
    Page page = letter.page();
    heading(letter.heading(), '=');
    wrap("", alarm.intro());
    text.append('\n');
    wrap("", page.say("mail.alert.said") + " " + alarm.said());
    wrap("", page.say("mail.record") + " " + alarm.record());
    for (Source source : alarm.sources()) {
      wrap("", page.say("mail.source") + " " + source.title() + ", " + source.publisher());
      text.append(source.url()).append('\n');
    }
    text.append('\n').append(page.say("claim.open")).append(":\n");
    text.append(alarm.link()).append("\n\n");
    heading(page.say("mail.alert.who"), '-');
    for (Voice voice : alarm.voices()) {
      wrap("", "* " + voice.title());
      wrap("  ", voice.outlet() + ", " + page.time(voice.at()));
      wrap("  > ", page.quoted(voice.lang(), Alarm.quote(voice)));
      text.append("  ").append(page.say("mail.article")).append(": ");
      text.append(letter.addresses().article(page.lang(), voice.articleId())).append('\n');
      text.append("  ").append(page.say("mail.original")).append(": ");
      text.append(voice.url()).append("\n\n");
    }
    if (alarm.omitted() > 0) {
      wrap("", page.say("mail.alert.more", alarm.omitted()));
    }
    footer(letter);
  }

  private void digest(Letter letter) {
    Page page = letter.page();
    Digest digest = letter.digest();
    heading(letter.heading(), '=');
    wrap("", page.say("digest.window", page.time(digest.from()), page.time(digest.to())));
    if (letter.late()) {
      wrap("", page.say("mail.late"));
    }
    if (letter.isQuiet()) {
      text.append('\n');
      wrap("", page.say("digest.quiet"));
    }
    for (Label label : Letter.SECTIONS) {
      if (!letter.stories(label).isEmpty()) {
        text.append('\n');
        heading(page.say("digest." + label.word()), '-');
        letter.stories(label).forEach(told -> story(letter, label, told));
      }
    }
    if (letter.omitted() > 0) {
      wrap("", page.say("mail.more", letter.omitted()));
      text.append(letter.webCopy()).append('\n');
    }
    notes(letter);
    text.append('\n');
    heading(page.say("mail.numbers"), '-');
    letter
        .bars()
        .forEach(
            bar ->
                text.append(
                    "%-16s %5d  %s\n"
                        .formatted(
                            page.label(bar.label()),
                            bar.count(),
                            "#".repeat(bar.count() == 0 ? 0 : Math.max(1, bar.percent() / 3)))));
    days(letter);
    footer(letter);
  }

  private void days(Letter letter) {
    Page page = letter.page();
    if (!letter.days().isEmpty()) {
      text.append('\n');
      wrap("", page.say("chart.labels"));
    }
    for (Letter.DayBar day : letter.days()) {
      wrap(
          "  ",
          "%s: %d %s, %d %s"
              .formatted(
                  day.day(),
                  day.misleading(),
                  page.label(Label.MISLEADING).toLowerCase(page.lang().locale()),
                  day.accurate(),
                  page.label(Label.ACCURATE).toLowerCase(page.lang().locale())));
    }
  }

  private void story(Letter letter, Label label, Sections.Told told) {
    Page page = letter.page();
    Digest.Item item = told.lead();
    wrap("", "* " + item.title());
    String when = item.publishedAt() == null ? "" : ", " + page.time(item.publishedAt());
    wrap(
        "  ",
        "[%s] %s, %s%s"
            .formatted(
                page.label(label).toUpperCase(Locale.ROOT),
                page.say("confidence", page.percent(item.confidence())),
                item.outlet(),
                when));
    if (!told.others().isEmpty()) {
      wrap("  ", told.followed(page));
    }
    for (Mention mention : page.telling(label, item.mentions())) {
      wrap("  > ", page.quoted(item.lang(), mention.quote()));
      wrap("  ", page.say("mail.record") + " " + page.text(mention.record()));
      for (Source source : mention.sources()) {
        wrap("  ", page.say("mail.source") + " " + source.title() + ", " + source.publisher());
        text.append("  ").append(source.url()).append('\n');
      }
    }
    text.append("  ").append(page.say("mail.article")).append(": ");
    text.append(letter.article(item)).append('\n');
    text.append("  ").append(page.say("mail.original")).append(": ");
    text.append(item.url()).append("\n\n");
  }

  private void notes(Letter letter) {
    Page page = letter.page();
    if (!letter.corrections().isEmpty()) {
      text.append('\n');
      heading(page.say("digest.corrections"), '-');
      for (Digest.Correction correction : letter.corrections()) {
        wrap(
            "",
            "* %s (%s): %s. %s"
                .formatted(
                    correction.title(),
                    correction.outlet(),
                    page.say(
                        "mail.correction",
                        page.label(correction.was()),
                        page.label(correction.now())),
                    page.why(correction.why())));
        text.append("  ").append(letter.article(correction)).append('\n');
      }
    }
    if (!letter.spreading().isEmpty()) {
      text.append('\n');
      heading(page.say("mail.spreading"), '-');
      for (Digest.Spread spread : letter.spreading()) {
        wrap(
            "",
            "* "
                + page.text(spread.record())
                + " "
                + page.say("mail.spread", spread.outlets().size(), Letter.outlets(spread)));
        text.append("  ").append(letter.claim(spread.claim())).append('\n');
      }
    }
  }

  private void footer(Letter letter) {
    Page page = letter.page();
    text.append("\n-- \n");
    if (letter.webCopy() != null) {
      text.append(page.say("mail.web")).append(":\n").append(letter.webCopy()).append('\n');
    }
    if (letter.preferences() != null) {
      wrap("", page.say("mail.footer"));
      text.append(page.say("mail.preferences")).append(":\n").append(letter.preferences());
      text.append('\n').append(page.say("mail.unsubscribe")).append(":\n");
      text.append(letter.unsubscribe()).append('\n');
    }
  }

  private void heading(String words, char line) {
    text.append(words).append('\n');
    text.append(String.valueOf(line).repeat(Math.min(COLUMNS, words.length()))).append("\n\n");
  }

  private void wrap(String indent, String words) {
    int column = 0;
    for (String word : words.strip().split("\\s+", -1)) {
      if (column > 0 && column + 1 + word.length() > COLUMNS) {
        text.append('\n');
        column = 0;
      }
      if (column == 0) {
        text.append(indent);
        column = indent.length();
      } else {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    text.append('\n');
  }
}
