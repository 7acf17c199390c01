package cotejo.alert.web;

import cotejo.alert.web.FeedDocument.Entry;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Page;
import cotejo.alert.web.view.Sections;
import cotejo.events.Digest;
import cotejo.events.Mention;
import java.util.List;

/** Digests as entries of a feed. */
final class DigestEntries {
  private final Page page;
  private final Addresses site;

  DigestEntries(Page page, Addresses site) {
    this.page = page;
    this.site = site;
  }

  Entry of(Digest digest) {
    Sections sections = Sections.of(digest);
    String address = site.digest(page.lang(), digest.id());
    String summary = sections.quiet() ? page.say("digest.quiet") : sections.summary(page);
    return new Entry(
        address,
        page.longDay(page.date(digest.to())),
        address,
        "",
        digest.cutAt(),
        digest.cutAt(),
        "Cotejo",
        summary,
        html(sections, summary));
  }

  private String html(Sections sections, String summary) {
    StringBuilder html = new StringBuilder("<p>").append(Html.escape(summary)).append("</p>");
    Digest digest = sections.digest();
    if (digest.dueAt() != null) {
      String late = page.say("digest.late", page.time(digest.dueAt()), page.time(digest.cutAt()));
      html.append("<p>").append(Html.escape(late)).append("</p>");
    }
    list(html, "digest.misleading", sections.misleading());
    spreading(html, digest.spreading());
    corrections(html, digest.corrections());
    list(html, "digest.accurate", sections.accurate());
    return html.toString();
  }

  private void list(StringBuilder html, String heading, List<Digest.Item> items) {
    if (items.isEmpty()) {
      return;
    }
    html.append("<h2>").append(Html.escape(page.say(heading))).append("</h2>");
    for (Digest.Item item : items) {
      html.append("<h3><a href=\"")
          .append(Html.escape(site.article(page.lang(), item.articleId())))
          .append("\">")
          .append(Html.escape(item.title()))
          .append("</a></h3><p>")
          .append(Html.escape(item.outlet() + " · " + page.label(item.label())))
          .append(" · ")
          .append(Html.escape(page.say("confidence", page.percent(item.confidence()))))
          .append("</p>");
      for (Mention mention : page.telling(item.label(), item.mentions())) {
        html.append("<blockquote>")
            .append(Html.escape(mention.quote()))
            .append("</blockquote><p>")
            .append(Html.escape(page.say("record.says") + " " + page.text(mention.record())))
            .append(" <a href=\"")
            .append(Html.escape(mention.sources().getFirst().url().toString()))
            .append("\">")
            .append(Html.escape(mention.sources().getFirst().title()))
            .append("</a></p>");
      }
    }
  }

  private void spreading(StringBuilder html, List<Digest.Spread> spreading) {
    if (spreading.isEmpty()) {
      return;
    }
    html.append("<h2>").append(Html.escape(page.say("digest.spreading"))).append("</h2><ul>");
    for (Digest.Spread spread : spreading) {
      String outlets = String.join(", ", spread.outlets());
      html.append("<li>")
          .append(Html.escape(page.say("record.says")))
          .append(" <a href=\"")
          .append(Html.escape(site.claim(page.lang(), spread.claim())))
          .append("\">")
          .append(Html.escape(page.text(spread.record())))
          .append("</a> ")
          .append(Html.escape(page.say("mail.spread", spread.outlets().size(), outlets)))
          .append("</li>");
    }
    html.append("</ul>");
  }

  private void corrections(StringBuilder html, List<Digest.Correction> corrections) {
    if (corrections.isEmpty()) {
      return;
    }
    html.append("<h2>").append(Html.escape(page.say("digest.corrections"))).append("</h2><ul>");
    for (Digest.Correction correction : corrections) {
      html.append("<li><a href=\"")
          .append(Html.escape(site.article(page.lang(), correction.articleId())))
          .append("\">")
          .append(Html.escape(correction.title()))
          .append("</a>: ")
          .append(Html.escape(page.label(correction.was()) + " → " + page.label(correction.now())))
          .append(". ")
          .append(Html.escape(page.why(correction.why())))
          .append("</li>");
    }
    html.append("</ul>");
  }
}
