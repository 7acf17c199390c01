package cotejo.alert.mail;

import cotejo.alert.delivery.MailMaker.Made;
import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Selection;
import cotejo.alert.mail.Stencil.Hole;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Subscriber;
import cotejo.alert.model.Suppression;
import cotejo.alert.store.Outbox;
import cotejo.alert.web.view.Lang;
import cotejo.alert.web.view.Page;
import cotejo.events.Digest;
import cotejo.events.Label;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Digests as mails. What many readers get alike is laid out once for all of them; only addresses,
 * ids and links are each one's own.
 */
final class DigestLetters {
  private static final int MOST_STORIES = 200;

  /** 128 layouts of at most {@value Mails#MOST_BYTES} bytes are 13 MB held at most. */
  private static final int MOST_LAYOUTS = 128;

  /** A digest of 2,000 articles takes about 4 MB. */
  private static final int MOST_DIGESTS = 4;

  /** The longest address (RFC 5321), and a subscriber's id, to measure a mail with. */
  private static final String LONGEST_ADDRESS = "x".repeat(254);

  private static final String LONGEST_ID = "x".repeat(40);

  private final Press press;
  private final Recent<String, Optional<Digest>> digests;
  private final Recent<Cut, Layout> layouts;

  DigestLetters(Press press, Editions editions, InstantSource clock) {
    this.press = press;
    this.digests = new Recent<>(MOST_DIGESTS, id -> editions.find(id, clock.instant()));
    this.layouts = new Recent<>(MOST_LAYOUTS, this::layout);
  }

  /** All that two readers share who get the same letter but for what is their own. */
  private record Cut(
      String edition, Lang lang, ZoneId zone, Instant date, Selection.Filter filter) {}

  /**
   * @param stencil null when there is no such edition
   * @param empty whether it has nothing to tell
   */
  private record Layout(@Nullable Stencil stencil, boolean empty) {}

  Made make(Outbox.Mail mail, Subscriber reader) {
    String edition = mail.editionId();
    if (edition == null) {
      return new Made.Unwanted(Suppression.NOTHING_NEW);
    }
    Lang lang = Lang.of(reader.preferences().lang()).orElse(Lang.EN);
    Layout layout =
        layouts.get(
            new Cut(
                edition,
                lang,
                reader.preferences().zone(),
                mail.createdAt(),
                Selection.Filter.of(reader.preferences())));
    boolean wanted = !layout.empty() || reader.preferences().mailWhenQuiet();
    if (layout.stencil() == null || !wanted) {
      return new Made.Unwanted(Suppression.NOTHING_NEW);
    }
    return new Made.Letter(
        layout
            .stencil()
            .fill(own(lang, mail.id(), reader.address(), mail.createdAt(), reader.id())));
  }

  private Layout layout(Cut cut) {
    Optional<Digest> edition = digests.get(cut.edition());
    if (edition.isEmpty()) {
      return new Layout(null, true);
    }
    Digest digest = Selection.of(edition.get(), cut.filter());
    return new Layout(stencil(digest, cut.lang(), cut.zone(), cut.date(), true), isEmpty(digest));
  }

  private static boolean isEmpty(Digest digest) {
    return digest.items().isEmpty()
        && digest.corrections().isEmpty()
        && digest.spreading().isEmpty();
  }

  /** One mail; {@code subscriber} is null for a mail to nobody in particular. */
  byte[] compose(
      Digest digest,
      Lang lang,
      ZoneId zone,
      String mailId,
      String to,
      Instant date,
      @Nullable String subscriber) {
    return stencil(digest, lang, zone, date, subscriber != null)
        .fill(own(lang, mailId, to, date, subscriber));
  }

  String html(Digest digest, Lang lang, ZoneId zone) {
    return html(letter(digest, lang, zone, digest.cutAt(), most(digest), null, null));
  }

  String text(Digest digest, Lang lang, ZoneId zone) {
    return PlainText.of(letter(digest, lang, zone, digest.cutAt(), most(digest), null, null));
  }

  private static int most(Digest digest) {
    return Math.min(MOST_STORIES, Letter.most(digest));
  }

  private String html(Letter letter) {
    return press.render("digest", Map.of("letter", letter));
  }

  private Map<Hole, String> own(
      Lang lang, String mailId, String to, Instant date, @Nullable String subscriber) {
    Map<Hole, String> own = new EnumMap<>(Hole.class);
    own.put(Hole.TO, to);
    own.put(Hole.MESSAGE_ID, press.messageId(mailId));
    if (subscriber != null) {
      own.put(Hole.PREFERENCES, press.preferences(lang, date, subscriber));
      own.put(Hole.UNSUBSCRIBE, press.unsubscribe(lang, date, subscriber));
      own.put(Hole.LIST_UNSUBSCRIBE, press.listUnsubscribe(lang, date, subscriber));
    }
    return own;
  }

  /** Lays out as many stories as fit whoever reads it; the others are on the web. */
  private Stencil stencil(Digest digest, Lang lang, ZoneId zone, Instant date, boolean personal) {
    Map<Hole, String> longest =
        own(lang, LONGEST_ID, LONGEST_ADDRESS, date, personal ? LONGEST_ID : null);
    int shown = most(digest);
    while (true) {
      Stencil stencil = attempt(digest, lang, zone, date, personal, shown);
      int bytes = stencil.fill(longest).length + Dkim.MOST_BYTES;
      if (bytes <= Mails.MOST_BYTES || shown == 0) {
        return stencil;
      }
      // Sizes are nearly proportional to stories, so two or three rounds do.
      shown = Math.min(shown - 1, (int) ((long) shown * Mails.MOST_BYTES / bytes));
    }
  }

  private Stencil attempt(
      Digest digest, Lang lang, ZoneId zone, Instant date, boolean personal, int shown) {
    Letter plain =
        letter(
            digest,
            lang,
            zone,
            date,
            shown,
            personal ? Stencil.inText(Hole.PREFERENCES) : null,
            personal ? Stencil.inText(Hole.UNSUBSCRIBE) : null);
    Letter rich =
        letter(
            digest,
            lang,
            zone,
            date,
            shown,
            personal ? Stencil.inHtml(Hole.PREFERENCES) : null,
            personal ? Stencil.inHtml(Hole.UNSUBSCRIBE) : null);
    return Stencil.of(
        Mime.message(
            press.sender(),
            Stencil.inHeader(Hole.TO),
            plain.subject(),
            Stencil.inHeader(Hole.MESSAGE_ID),
            date,
            press.headers(plain, Stencil.inHeader(Hole.LIST_UNSUBSCRIBE), digest.id()),
            PlainText.of(plain),
            html(rich)));
  }

  private Letter letter(
      Digest digest,
      Lang lang,
      ZoneId zone,
      Instant date,
      int shown,
      @Nullable String preferences,
      @Nullable String unsubscribe) {
    Page page = press.page(lang, zone);
    String day = page.day(digest.to());
    long misleading =
        digest.items().stream().filter(item -> item.label() == Label.MISLEADING).count();
    long accurate = digest.items().size() - misleading;
    String subject =
        isEmpty(digest)
            ? page.say("mail.subject.quiet", day)
            : page.say("mail.subject", day, misleading, accurate);
    return new Letter(
        page,
        press.sender().addresses(),
        "Cotejo, " + subject,
        "Cotejo · " + page.longDay(page.date(digest.to())),
        digest,
        digest.dueAt() != null || Schedule.isLate(digest.to(), date),
        shown,
        press.sender().addresses().digest(lang, digest.id()),
        preferences,
        unsubscribe);
  }
}
