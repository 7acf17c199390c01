package cotejo.ingest.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote something: Atom persons, Dublin Core creators, and RSS's mail addresses with a name in
 * brackets.
 */
final class People {

  private static final List<String> ELEMENTS =
      List.of(
          "atom:author",
          "dc:creator",
          "author",
          "itunes:author",
          "dc:author",
          "googleplay:author",
          "media:credit",
          "creator",
          "atom:contributor",
          "dc:contributor");
  private static final List<String> FEED_ELEMENTS =
      List.of(
          "atom:author",
          "dc:creator",
          "author",
          "managingeditor",
          "itunes:author",
          "dc:author",
          "itunes:owner",
          "googleplay:author",
          "webmaster");
  private static final Pattern MAIL_AND_NAME = Pattern.compile("(\\S+@\\S+?)\\s*\\(([^()]*)\\)?");
  private static final Pattern NAME_AND_MAIL =
      Pattern.compile("(.+?)\\s*[<(]\\s*(?:mailto:)?(\\S+@[^\\s<>()]+)\\s*[>)]?");

  /** A longer text is no name; it is cut, so that no pattern runs long. */
  private static final int LONGEST = 500;

  private People() {}

  static @Nullable String ofItem(Fields item) {
    String own = names(item, ELEMENTS);
    if (own != null) {
      return own;
    }
    // RFC 4287, section 4.2.1: an entry without an author has that of its source.
    Element source = item.first("atom:source");
    return source == null ? null : names(new Fields(source), FEED_ELEMENTS);
  }

  static @Nullable String ofFeed(Fields feed) {
    return names(feed, FEED_ELEMENTS);
  }

  private static @Nullable String names(Fields fields, List<String> elements) {
    for (String name : elements) {
      Set<String> people = new LinkedHashSet<>();
      for (Element element : fields.all(name)) {
        String person = person(element);
        if (person != null) {
          people.add(person);
        }
      }
      if (!people.isEmpty()) {
        return String.join(", ", people);
      }
    }
    return null;
  }

  private static @Nullable String person(Element element) {
    if (Markup.hasElements(element)) {
      String structured = structured(new Fields(element));
      if (structured != null) {
        return structured;
      }
    }
    String text =
        HtmlText.plainTwice(
            mailSafe(Markup.hasElements(element) ? Markup.inside(element) : element.getValue()));
    return text == null ? null : tidy(text);
  }

  private static @Nullable String structured(Fields person) {
    String named = person.text("atom:name", "name", "itunes:name", "foaf:name");
    String name = HtmlText.plainTwice(named == null ? null : mailSafe(named));
    if (name != null) {
      return tidy(name);
    }
    String mail = person.text("atom:email", "email", "itunes:email");
    return mail != null ? HtmlText.plain(mail) : person.text("atom:uri", "atom:url", "uri", "url");
  }

  /** An address in angle brackets is no tag. */
  private static String mailSafe(String written) {
    String text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
    return text.indexOf('<') < 0
        ? text
        : text.replaceAll("<\\s*(?:mailto:)?([^\\s<>]+@[^\\s<>]+)>", "($1)");
  }

  private static String tidy(String person) {
    var mailFirst = MAIL_AND_NAME.matcher(person);
    if (mailFirst.matches() && !mailFirst.group(2).isBlank()) {
      return mailFirst.group(2).strip();
    }
    var nameFirst = NAME_AND_MAIL.matcher(person);
    return nameFirst.matches() ? nameFirst.group(1).strip() : person;
  }
}
