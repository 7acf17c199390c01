package cotejo.alert.webhook;

import cotejo.alert.model.Voice;
import cotejo.alert.model.Wave;
import cotejo.alert.model.Webhook.Event;
import cotejo.alert.store.ClaimRecord;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Lang;
import cotejo.alert.web.view.Page;
import cotejo.events.Digest;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Source;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages for programs: type, timestamp and data; data is thin and says where the whole stands.
 */
final class StandardForm {
  private static final int MOST = 20;
  private static final int QUOTE = 300;
  private static final int TITLE = 200;

  private StandardForm() {}

  /** A message by the specification. */
  record Message(String type, Instant timestamp, Object data) {}

  record DigestData(
      String id,
      Instant from,
      Instant to,
      Map<String, Integer> counts,
      List<ItemData> items,
      int omitted,
      int corrections,
      List<SpreadData> spreading,
      String page) {}

  record ItemData(
      String articleId,
      String label,
      double confidence,
      String title,
      String outlet,
      @Nullable String lang,
      @Nullable Instant publishedAt,
      URI url,
      String page,
      List<MentionData> mentions) {}

  record MentionData(String claim, String stance, String quote) {}

  record SpreadData(String claim, int outlets, Instant since) {}

  record SpreadingData(
      String claim,
      String news,
      Mention.@Nullable Statement record,
      Mention.@Nullable Statement said,
      List<Source> sources,
      List<VoiceData> outlets,
      int omitted,
      String page) {}

  record VoiceData(
      String outlet,
      String articleId,
      String title,
      @Nullable String lang,
      Instant publishedAt,
      URI url,
      String page,
      String quote) {}

  static Message digest(Digest digest, Lang lang, Addresses to) {
    return new Message(
        Event.DIGEST.type(),
        digest.cutAt(),
        new DigestData(
            digest.id(),
            digest.from(),
            digest.to(),
            digest.counts(),
            digest.items().stream().limit(MOST).map(item -> item(item, lang, to)).toList(),
            Math.max(0, digest.items().size() - MOST),
            digest.corrections().size(),
            digest.spreading().stream()
                .limit(MOST)
                .map(one -> new SpreadData(one.claim(), one.outlets().size(), one.since()))
                .toList(),
            to.digest(lang, digest.id())));
  }

  private static ItemData item(Digest.Item item, Lang lang, Addresses to) {
    return new ItemData(
        item.articleId(),
        item.label().word(),
        item.confidence(),
        Page.brief(item.title(), TITLE),
        item.outlet(),
        item.lang(),
        item.publishedAt(),
        item.url(),
        to.article(lang, item.articleId()),
        item.mentions().stream()
            .filter(mention -> telling(mention, item.label()))
            .limit(3)
            .map(
                mention ->
                    new MentionData(
                        mention.claim(),
                        mention.stance().word(),
                        Page.brief(mention.quote(), QUOTE)))
            .toList());
  }

  private static boolean telling(Mention mention, Label label) {
    return cotejo.events.Stance.label(List.of(mention.stance())) == label;
  }

  static Message spreading(
      Wave.Telling telling, @Nullable ClaimRecord claim, Lang lang, Addresses to) {
    return new Message(
        Event.AT_ONCE.type(),
        telling.at(),
        new SpreadingData(
            telling.claim(),
            telling.look().name().toLowerCase(Locale.ROOT),
            claim == null ? null : claim.statement(),
            claim == null || claim.misconceptions().isEmpty()
                ? null
                : claim.misconceptions().getFirst(),
            claim == null ? List.of() : claim.sources(),
            telling.voices().stream().limit(MOST).map(voice -> voice(voice, lang, to)).toList(),
            Math.max(0, telling.voices().size() - MOST),
            to.claim(lang, telling.claim())));
  }

  private static VoiceData voice(Voice voice, Lang lang, Addresses to) {
    return new VoiceData(
        voice.outlet(),
        voice.articleId(),
        Page.brief(voice.title(), TITLE),
        voice.lang(),
        voice.at(),
        voice.url(),
        to.article(lang, voice.articleId()),
        Page.brief(voice.quote(), QUOTE));
  }

  static Message test(Instant at, Lang lang, Addresses to) {
    return new Message(Event.TEST.type(), at, Map.of("page", to.home(lang)));
  }
}
