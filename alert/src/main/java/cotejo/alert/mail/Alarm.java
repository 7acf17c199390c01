package cotejo.alert.mail;

import cotejo.alert.model.Voice;
import cotejo.alert.model.Wave;
import cotejo.alert.store.ClaimRecord;
import cotejo.alert.web.view.Page;
import cotejo.events.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail about a spreading misconception says.
 *
 * @param intro who many assert it, and whether this is news
 * @param said the misconception
 * @param record what the record says
 * @param sources where the record stands
 * @param voices who asserts it, as many as are listed
 * @param omitted how many more there are
 * @param link the claim's page
 */
public record Alarm(
    String intro,
    String said,
    String record,
    List<Source> sources,
    List<Voice> voices,
    int omitted,
    String link) {
  private static final int MOST_VOICES = 20;
  private static final int LONGEST_QUOTE = 400;

  /** What a telling says in a page's language. */
  public static Alarm of(
      Wave.Telling telling, @Nullable ClaimRecord claim, Page page, String link) {
    List<Voice> all = telling.voices();
    String said =
        claim == null || claim.misconceptions().isEmpty()
            ? quote(all.getFirst())
            : page.text(claim.misconceptions().getFirst());
    return new Alarm(
        page.say(
            "mail.alert." + telling.look().name().toLowerCase(java.util.Locale.ROOT), all.size()),
        said,
        claim == null ? telling.claim() : page.text(claim.statement()),
        claim == null ? List.of() : claim.sources(),
        all.stream().limit(MOST_VOICES).toList(),
        Math.max(0, all.size() - MOST_VOICES),
        link);
  }

  /** The words that assert it, not longer than a mail bears. */
  public static String quote(Voice voice) {
    return Page.brief(voice.quote(), LONGEST_QUOTE);
  }
}
