package cotejo.alert.web.view;

import cotejo.alert.digest.Why;
import cotejo.alert.store.RunStore;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Stance;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frame of one page: its language and words, its place on the site, and how it writes dates.
 *
 * @param site names and addresses that all pages share
 * @param path the page's path and query after the language, so that the other language links to it
 * @param section which entry of the navigation it belongs to; empty for none
 * @param heading the page's title and only h1
 * @param description a sentence for search engines and link previews
 * @param feeds the page whose feeds it offers, an address without its site; null for none
 * @param jsonLd structured data as escaped JSON; null for none
 * @param listed search engines may list it
 */
public record Page(
    Site site,
    Lang lang,
    String path,
    String section,
    String heading,
    String description,
    @Nullable String feeds,
    @Nullable String jsonLd,
    boolean listed) {

  /**
   * What all pages share.
   *
   * @param publicUrl the address under which readers reach it
   * @param zone the time zone in which days are cut and times are shown
   * @param style the address of the style sheet, which changes with its content
   * @param icon the address of the icon
   */
  public record Site(URI publicUrl, ZoneId zone, String style, String icon) {}

  /** The sentence under {@code key}. */
  public String say(String key, Object... values) {
    return Words.in(lang).say(key, values);
  }

  /** Paths on this site. */
  public Addresses to() {
    return Addresses.HERE;
  }

  /** This page's absolute address in {@code language}. */
  public String absolute(Lang language) {
    return Addresses.of(site.publicUrl()).root() + "/" + language.code() + path;
  }

  /** This page's path in the other language. */
  public String translated() {
    return "/" + lang.other().code() + path;
  }

  /** A label's name. */
  public String label(Label label) {
    return say("label." + label.word());
  }

  /** A stance in a few words. */
  public String stance(Stance stance) {
    return say("stance." + stance.word());
  }

  /** The statement in this page's language. */
  public String text(Mention.Statement statement) {
    return lang == Lang.ES ? statement.es() : statement.en();
  }

  /** Monday, 2 March 2026. */
  public String longDay(LocalDate day) {
    return upperFirst(weekday(day));
  }

  private String weekday(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
        .withLocale(lang.locale())
        .format(day);
  }

  /** March 2, 2026. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(lang.locale())
        .format(day);
  }

  /** The day on which {@code instant} falls here. */
  public String day(Instant instant) {
    return day(date(instant));
  }

  /** Day, hour and minute, with the zone's short name. */
  public String time(Instant instant) {
    return day(instant)
        + ", "
        + DateTimeFormatter.ofPattern("HH:mm zzz", lang.locale())
            .format(instant.atZone(site.zone()));
  }

  /** This page with times shown in another zone. */
  public Page in(ZoneId zone) {
    return new Page(
        new Site(site.publicUrl(), zone, site.style(), site.icon()),
        lang,
        path,
        section,
        heading,
        description,
        feeds,
        jsonLd,
        listed);
  }

  /** Day of the week, day, hour and minute, as they stand within a sentence. */
  public String longTime(Instant instant) {
    return weekday(date(instant)) + ", " + clock(instant);
  }

  /** Hour and minute. */
  public String clock(Instant instant) {
    return DateTimeFormatter.ofPattern("HH:mm", lang.locale()).format(instant.atZone(site.zone()));
  }

  /** The day on which {@code instant} falls here. */
  public LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, site.zone());
  }

  /** A date that a source states, as exactly as it states it. */
  public String sourceDate(String iso) {
    try {
      return day(LocalDate.parse(iso));
    } catch (java.time.format.DateTimeParseException _) {
      return iso;
    }
  }

  /** The zone's full name. */
  public String zoneName() {
    return site.zone().getDisplayName(TextStyle.FULL, lang.locale());
  }

  /** A share from 0 to 1 as whole percent. */
  public String percent(double share) {
    return say("percent", Math.round(share * 100));
  }

  /** A language's name by its code. */
  public String language(@Nullable String code) {
    return code == null
        ? say("language.unknown")
        : Locale.forLanguageTag(code).getDisplayLanguage(lang.locale());
  }

  /** {@code page} for the navigation's entry of this page's section; null for the others. */
  public @Nullable String here(String entry) {
    return section.equals(entry) ? "page" : null;
  }

  /** The language of quoted text, for {@code lang}; undetermined when it is not known. */
  public String tongue(@Nullable String code) {
    return code == null ? "und" : code;
  }

  /** 2 Mar. */
  public String shortDay(LocalDate day) {
    return DateTimeFormatter.ofPattern(lang == Lang.ES ? "d MMM" : "MMM d", lang.locale())
        .format(day);
  }

  /** The mentions that gave an article its label, at most three, each claim once. */
  public List<Mention> telling(Label label, List<Mention> mentions) {
    Map<String, Mention> byClaim = new LinkedHashMap<>();
    mentions.stream()
        .filter(mention -> Stance.label(List.of(mention.stance())) == label)
        .forEach(mention -> byClaim.putIfAbsent(mention.claim(), mention));
    return byClaim.values().stream().limit(3).toList();
  }

  /** Words as they are quoted in the language they are in. */
  public String quoted(@Nullable String lang, String words) {
    return "es".equals(lang) ? "«" + words + "»" : "“" + words + "”";
  }

  /** Why a tag changed. */
  public String why(String sentence) {
    return Why.in(lang.code(), sentence);
  }

  /** From when until when a statement holds. */
  public String validity(@Nullable String from, @Nullable String until) {
    if (from == null && until == null) {
      return say("claim.always");
    }
    if (until == null) {
      return say("claim.since", sourceDate(from == null ? "" : from));
    }
    return from == null
        ? say("claim.until", sourceDate(until))
        : say("claim.between", sourceDate(from), sourceDate(until));
  }

  /** The text, cut at a word when it is longer than {@code most} characters. */
  public static String brief(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int blank = text.lastIndexOf(' ', most - 1);
    return text.substring(0, blank < most / 2 ? most - 1 : blank) + "…";
  }

  /** What a run of delivery is called. */
  public String runName(RunStore.Run run) {
    return run.kind().equals("digest")
        ? say("ledger.digest", day(run.dueAt()))
        : say("ledger.alert", day(run.dueAt()));
  }

  /** All counts together. */
  public static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** A reason for a mail that was not delivered, in words. */
  public String reason(String name) {
    String key = "reason." + name.toLowerCase(Locale.ROOT).replace('_', '-');
    return Words.in(lang).knows(key) ? say(key) : name;
  }

  private static String upperFirst(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
