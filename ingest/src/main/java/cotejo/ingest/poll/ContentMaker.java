package cotejo.ingest.poll;

import cotejo.events.Article;
import cotejo.events.Feed;
import cotejo.events.FeedState;
import cotejo.ingest.feed.FeedItem;
import cotejo.ingest.identity.ArticleIdentity;
import cotejo.ingest.page.Extraction;
import cotejo.ingest.page.PageDate;
import cotejo.ingest.text.Language;
import cotejo.ingest.text.SimHash;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what page and feed say of one article. Pure. */
final class ContentMaker {
  /** A page whose text is under this share of what the feed itself carries was read wrongly. */
  private static final double LEAST_SHARE = 0.5;

  /** Texts under this length have no fingerprint worth comparing. */
  private static final int LEAST_FOR_FINGERPRINT = 200;

  private static final int LONGEST_TITLE = 500;

  private ContentMaker() {}

  /**
   * Makes the content of one entry.
   *
   * @param page what asking for the page gave; null when it was not asked for
   * @param visit the look at the page; null when it will not be looked at again
   * @return what was found; never {@link Finding.Deferred}
   */
  static Finding make(
      Entry entry,
      Feed feed,
      @Nullable PageAnswer page,
      FeedState.@Nullable Visit visit,
      Instant fetchedAt) {
    URI address = entry.url();
    if (address == null) {
      return new Finding.Rejected(entry, Finding.Reason.NO_ADDRESS);
    }
    Extraction extraction = page == null ? null : page.extraction();
    boolean read = page != null && page.outcome() == PageOutcome.READ && extraction != null;
    ArticleIdentity identity =
        ArticleIdentity.of(
                read ? page.url().toString() : address.toString(),
                read ? extraction.addresses() : List.of())
            .orElse(null);
    if (identity == null) {
      return new Finding.Rejected(entry, Finding.Reason.NO_ADDRESS);
    }
    FeedItem item = entry.item();
    FeedText text = text(item, read ? extraction : null);
    String title = title(item, read ? extraction : null, text);
    if (title == null) {
      return new Finding.Rejected(entry, Finding.Reason.NO_TITLE);
    }
    return new Finding.Read(
        entry,
        new Content(
            identity.id(),
            URI.create(identity.canonicalUrl()),
            cut(item.id(), 1_000),
            title,
            text.text(),
            text.source(),
            cut(author(item, extraction), 300),
            language(item, feed, read ? extraction : null, title + "\n" + text.text()),
            read ? cut(extraction.section(), 200) : null,
            item.publishedAt() != null
                ? item.publishedAt()
                : read ? instant(extraction.published()) : null,
            read && instant(extraction.modified()) != null
                ? instant(extraction.modified())
                : item.updatedAt(),
            fetchedAt,
            text.text().length() < LEAST_FOR_FINGERPRINT
                ? null
                : SimHash.of(text.text()).toString(),
            entry.readAs()),
        visit);
  }

  private static FeedText text(FeedItem item, @Nullable Extraction page) {
    FeedText own = FeedText.of(item);
    if (page == null) {
      return cut(own);
    }
    String text = page.text().strip();
    boolean part = page.kind() == Extraction.Kind.PAYWALL;
    double least = part ? 1 : LEAST_SHARE;
    boolean longer = own.source() == Article.TextSource.FEED_CONTENT || part;
    if (text.isEmpty() || (longer && text.length() < own.text().length() * least)) {
      return cut(own);
    }
    return cut(new FeedText(text, Article.TextSource.PAGE));
  }

  private static FeedText cut(FeedText text) {
    return text.text().length() <= Article.MAX_TEXT
        ? text
        : new FeedText(text.text().substring(0, Article.MAX_TEXT), text.source());
  }

  private static @Nullable String title(FeedItem item, @Nullable Extraction page, FeedText text) {
    if (item.title() != null && !item.title().isBlank()) {
      return cut(item.title(), LONGEST_TITLE);
    }
    if (page != null && page.title() != null && !page.title().isBlank()) {
      return cut(page.title(), LONGEST_TITLE);
    }
    String first = text.text().lines().findFirst().orElse("").strip();
    return first.isEmpty() ? null : cut(first, 120);
  }

  private static @Nullable String author(FeedItem item, @Nullable Extraction page) {
    if (item.author() != null && !item.author().isBlank()) {
      return item.author();
    }
    return page == null || page.authors().isEmpty() ? null : String.join(", ", page.authors());
  }

  private static @Nullable String language(
      FeedItem item, Feed feed, @Nullable Extraction page, String text) {
    List<String> declared = new ArrayList<>();
    add(declared, page == null ? null : page.lang());
    add(declared, item.language());
    add(declared, feed.lang());
    return Language.of(text, declared);
  }

  private static void add(List<String> list, @Nullable String value) {
    if (value != null) {
      list.add(value);
    }
  }

  private static @Nullable Instant instant(@Nullable PageDate date) {
    return date == null ? null : date.instant();
  }

  private static @Nullable String cut(@Nullable String text, int most) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String plain = text.strip();
    if (plain.length() <= most) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(most - 2)) ? most - 2 : most - 1;
    return plain.substring(0, end) + "…";
  }
}
