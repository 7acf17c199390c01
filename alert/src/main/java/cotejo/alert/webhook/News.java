package cotejo.alert.webhook;

import cotejo.alert.mail.Alarm;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Page;
import cotejo.events.Digest;
import cotejo.events.Label;
import cotejo.events.Mention;
import java.time.Instant;
import java.util.List;

/**
 * What people in a chat room are told, before it takes a form. Everything is short enough for any
 * of them.
 *
 * @param lead a sentence or two; empty for none
 * @param link where all of it stands, absolute
 * @param evidenceWords what the link to an article's page is called
 * @param more how many entries are left out, in words; empty for none
 */
record News(
    Instant at,
    boolean alarming,
    String title,
    String lead,
    String link,
    String linkWords,
    String evidenceWords,
    List<Entry> entries,
    String more) {
  /**
   * Discord takes 6,000 characters in all; eight entries of at most 550 leave room for the rest.
   */
  static final int MOST_ENTRIES = 8;

  private static final int TITLE = 150;
  private static final int LEAD = 900;
  private static final int ENTRY_TITLE = 120;
  private static final int OUTLET = 60;
  private static final int QUOTE = 200;

  /**
   * An article.
   *
   * @param tag its label
   * @param link its page with the evidence, absolute
   * @param quote the words that gave the label; empty for none
   */
  record Entry(String tag, String title, String outlet, String link, String quote) {}

  News {
    title = Page.brief(title, TITLE);
    lead = Page.brief(lead, LEAD);
    entries = List.copyOf(entries);
  }

  static News of(Digest digest, Page page, Addresses to) {
    long misleading =
        digest.items().stream().filter(item -> item.label() == Label.MISLEADING).count();
    long accurate = digest.items().size() - misleading;
    String day = page.day(digest.to());
    boolean quiet = digest.items().isEmpty();
    String title =
        quiet
            ? page.say("mail.subject.quiet", day)
            : page.say("mail.subject", day, misleading, accurate);
    int omitted = Math.max(0, digest.items().size() - MOST_ENTRIES);
    return new News(
        digest.cutAt(),
        misleading > 0,
        "Cotejo, " + title,
        quiet ? page.say("digest.quiet") : "",
        to.digest(page.lang(), digest.id()),
        page.say("mail.web"),
        page.say("mail.article"),
        digest.items().stream().limit(MOST_ENTRIES).map(item -> entry(item, page, to)).toList(),
        omitted == 0 ? "" : page.say("mail.more", omitted));
  }

  private static Entry entry(Digest.Item item, Page page, Addresses to) {
    String quote =
        page.telling(item.label(), item.mentions()).stream()
            .findFirst()
            .map(Mention::quote)
            .orElse("");
    return entry(
        page.label(item.label()),
        item.title(),
        item.outlet(),
        to.article(page.lang(), item.articleId()),
        quote);
  }

  private static Entry entry(String tag, String title, String outlet, String link, String quote) {
    return new Entry(
        tag,
        Page.brief(title, ENTRY_TITLE),
        Page.brief(outlet, OUTLET),
        link,
        Page.brief(quote, QUOTE));
  }

  static News of(Alarm alarm, Instant at, Page page, Addresses to) {
    int omitted = alarm.omitted() + Math.max(0, alarm.voices().size() - MOST_ENTRIES);
    return new News(
        at,
        true,
        page.say("mail.alert.subject", Page.brief(alarm.said(), 90)),
        alarm.intro() + " " + page.say("mail.record") + " " + alarm.record(),
        alarm.link(),
        page.say("claim.open"),
        page.say("mail.article"),
        alarm.voices().stream()
            .limit(MOST_ENTRIES)
            .map(
                voice ->
                    entry(
                        page.label(Label.MISLEADING),
                        voice.title(),
                        voice.outlet(),
                        to.article(page.lang(), voice.articleId()),
                        voice.quote()))
            .toList(),
        omitted == 0 ? "" : page.say("mail.alert.more", omitted));
  }

  static News test(Instant at, Page page, Addresses to) {
    return new News(
        at,
        false,
        "Cotejo",
        page.say("hook.test"),
        to.home(page.lang()),
        "Cotejo",
        page.say("mail.article"),
        List.of(),
        "");
  }
}
