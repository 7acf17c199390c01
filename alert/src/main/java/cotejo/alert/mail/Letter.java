package cotejo.alert.mail;

import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Page;
import cotejo.alert.web.view.Sections;
import cotejo.events.Digest;
import cotejo.events.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it is HTML and plain text.
 *
 * @param page language, words and dates
 * @param addresses where the pages are, absolute
 * @param edition the digest it carries; null for other letters
 * @param late it makes up for one that was missed
 * @param shown how many stories it carries at most, and how many notes; the others are on the web
 * @param webCopy the same on the web; null for none
 * @param preferences the link to the subscriber's preferences; null for letters without
 * @param unsubscribe the link that ends the subscription; null for letters without
 */
public record Letter(
    Page page,
    Addresses addresses,
    String subject,
    String heading,
    @Nullable Digest edition,
    boolean late,
    int shown,
    @Nullable String webCopy,
    @Nullable String preferences,
    @Nullable String unsubscribe) {

  /** The sections that list articles, in their order. */
  public static final List<Label> SECTIONS = List.of(Label.MISLEADING, Label.ACCURATE);

  /** Corrections and spreading claims in one mail; the web copy has all. */
  private static final int MOST_NOTES = 25;

  private static final int DAYS = 7;

  /**
   * A bar of the small chart.
   *
   * @param percent its length, 1 to 100
   */
  public record Bar(Label label, int count, int percent, String colour) {}

  private static final Map<Label, String> COLOURS =
      Map.of(
          Label.MISLEADING, "#b3261e",
          Label.ACCURATE, "#2e7d32",
          Label.UNVERIFIED, "#8a6d00",
          Label.OFF_TOPIC, "#8c959f");

  /** The digest, for letters that carry one. */
  public Digest digest() {
    if (edition == null) {
      throw new IllegalStateException("this letter carries no digest");
    }
    return edition;
  }

  /** The stories of one section that the mail carries. */
  public List<Sections.Told> stories(Label label) {
    return carried().stream().filter(told -> told.lead().label() == label).toList();
  }

  private List<Sections.Told> carried() {
    Sections sections = Sections.of(digest());
    return SECTIONS.stream()
        .flatMap(label -> sections.stories(label).stream())
        .limit(shown)
        .toList();
  }

  /** How many stories, corrections or spreading claims the digest has, whichever is most. */
  static int most(Digest digest) {
    Sections sections = Sections.of(digest);
    int stories = SECTIONS.stream().mapToInt(label -> sections.stories(label).size()).sum();
    return Math.max(stories, Math.max(digest.corrections().size(), digest.spreading().size()));
  }

  /** Articles that only the web copy has. */
  public int omitted() {
    int carried = carried().stream().mapToInt(told -> 1 + told.others().size()).sum();
    return digest().items().size() - carried;
  }

  public List<Digest.Correction> corrections() {
    return digest().corrections().stream().limit(Math.min(shown, MOST_NOTES)).toList();
  }

  public List<Digest.Spread> spreading() {
    return digest().spreading().stream().limit(Math.min(shown, MOST_NOTES)).toList();
  }

  public boolean isQuiet() {
    return digest().items().isEmpty() && digest().corrections().isEmpty();
  }

  /**
   * A day of the chart.
   *
   * @param percent the length of its bar of misleading articles, 0 to 100
   */
  public record DayBar(String day, int misleading, int accurate, int percent) {}

  /** The last days up to this digest, oldest first; empty in digests without numbers. */
  public List<DayBar> days() {
    Digest.Numbers numbers = digest().numbers();
    if (numbers == null) {
      return List.of();
    }
    List<Digest.Day> all = numbers.days();
    List<Digest.Day> last = all.subList(Math.max(0, all.size() - DAYS), all.size());
    int most = Math.max(1, last.stream().mapToInt(Digest.Day::misleading).max().orElse(1));
    return last.stream()
        .map(
            day ->
                new DayBar(
                    page.shortDay(day.date()),
                    day.misleading(),
                    day.accurate(),
                    day.misleading() * 100 / most))
        .toList();
  }

  /** The chart of the window's verdicts. */
  public List<Bar> bars() {
    Map<String, Integer> counts = digest().counts();
    int most = Math.max(1, counts.values().stream().mapToInt(Integer::intValue).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    for (Label label : Label.values()) {
      int count = counts.getOrDefault(label.word(), 0);
      String colour = COLOURS.getOrDefault(label, "#8c959f");
      bars.add(new Bar(label, count, Math.max(1, count * 100 / most), colour));
    }
    return bars;
  }

  public String article(Digest.Item item) {
    return addresses.article(page.lang(), item.articleId());
  }

  public String article(Digest.Correction correction) {
    return addresses.article(page.lang(), correction.articleId());
  }

  public String claim(String claim) {
    return addresses.claim(page.lang(), claim);
  }

  /** The outlets of a spreading claim in one line. */
  static String outlets(Digest.Spread spread) {
    return spread.outlets().stream().collect(Collectors.joining(", "));
  }
}
