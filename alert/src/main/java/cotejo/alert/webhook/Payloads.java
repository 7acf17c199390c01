package cotejo.alert.webhook;

import cotejo.alert.digest.Editions;
import cotejo.alert.mail.Alarm;
import cotejo.alert.model.Wave;
import cotejo.alert.model.Webhook;
import cotejo.alert.model.Webhook.Event;
import cotejo.alert.model.Webhook.Format;
import cotejo.alert.store.ClaimRecord;
import cotejo.alert.store.Store;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Lang;
import cotejo.alert.web.view.Page;
import cotejo.events.Digest;
import cotejo.events.Messages;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Makes the messages that webhooks are owed. */
public final class Payloads {
  private final Store store;
  private final Editions editions;
  private final Addresses to;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * @param publicUrl how readers reach the pages
   * @param zone in which people are told times
   */
  public Payloads(Store store, Editions editions, URI publicUrl, ZoneId zone, InstantSource clock) {
    this.store = store;
    this.editions = editions;
    this.to = Addresses.of(publicUrl);
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * The message about what a run tells; JSON in UTF-8.
   *
   * @throws IllegalStateException when there is nothing that the run tells
   */
  public byte[] of(Webhook webhook, Event event, String runId) {
    Lang lang = Lang.of(webhook.lang()).orElse(Lang.EN);
    Object message =
        switch (event) {
          case DIGEST -> digest(webhook.format(), lang, runId);
          case AT_ONCE -> spreading(webhook.format(), lang, runId);
          case TEST -> test(webhook.format(), lang);
        };
    return Messages.JSON.writeValueAsBytes(message);
  }

  private Object digest(Format format, Lang lang, String runId) {
    Digest digest =
        editions
            .find(runId, clock.instant())
            .orElseThrow(() -> new IllegalStateException("there is no digest " + runId));
    return format == Format.STANDARD
        ? StandardForm.digest(digest, lang, to)
        : chat(format, News.of(digest, page(lang), to));
  }

  private Object spreading(Format format, Lang lang, String runId) {
    Wave.Telling telling =
        store
            .waves()
            .telling(runId)
            .orElseThrow(() -> new IllegalStateException(runId + " tells of no wave"));
    @Nullable ClaimRecord claim = store.claims().find(telling.claim()).orElse(null);
    if (format == Format.STANDARD) {
      return StandardForm.spreading(telling, claim, lang, to);
    }
    Page page = page(lang);
    Alarm alarm = Alarm.of(telling, claim, page, to.claim(lang, telling.claim()));
    return chat(format, News.of(alarm, telling.at(), page, to));
  }

  private Object test(Format format, Lang lang) {
    Instant now = clock.instant();
    return format == Format.STANDARD
        ? StandardForm.test(now, lang, to)
        : chat(format, News.test(now, page(lang), to));
  }

  private static Object chat(Format format, News news) {
    return switch (format) {
      case SLACK -> ChatForms.slack(news);
      case DISCORD -> ChatForms.discord(news);
      case TEAMS -> ChatForms.teams(news);
      case STANDARD -> throw new IllegalArgumentException("programs do not chat");
    };
  }

  private Page page(Lang lang) {
    Page.Site site = new Page.Site(URI.create(to.root()), zone, "", "");
    return new Page(site, lang, "", "", "", "", null, null, false);
  }
}
