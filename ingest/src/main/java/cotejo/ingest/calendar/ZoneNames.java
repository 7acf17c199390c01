package cotejo.ingest.calendar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Offsets from UTC as feeds and pages write them: numbers, the names of RFC 822, and names that are
 * common in the press.
 */
public final class ZoneNames {

  private static final Map<String, Integer> MINUTES = new HashMap<>();
  private static final Pattern NUMERIC =
      Pattern.compile(
          "(?:(?:UTC|GMT|UT|Z)\\s*)?([+-])(\\d{1,2})(?::?(\\d{2}))?", Pattern.CASE_INSENSITIVE);

  /** The largest offset that any place has used is under 16 hours; more is a slip of the pen. */
  private static final int LARGEST = 16 * 60;

  static {
    hours(0, "z", "ut", "utc", "gmt", "wet", "uct", "zulu");
    hours(1, "cet", "met", "bst", "west", "wat", "mez");
    hours(2, "cest", "mest", "eet", "sast", "cat", "mesz");
    hours(3, "eest", "msk", "eat", "trt", "fet");
    hours(4, "msd", "gst");
    hours(5, "pkt");
    hours(7, "wib", "ict");
    hours(8, "hkt", "sgt", "awst", "myt", "pht");
    hours(9, "jst", "kst");
    hours(10, "aest");
    hours(11, "aedt");
    hours(12, "nzst");
    hours(13, "nzdt");
    hours(-2, "ndt");
    hours(-3, "adt", "brt", "art", "clst", "uyt");
    hours(-4, "ast", "at", "edt", "clt", "vet", "bot");
    hours(-5, "est", "cdt", "pet", "cot", "ect");
    hours(-6, "cst", "mdt");
    hours(-7, "mst", "pdt");
    hours(-8, "pst", "akdt");
    hours(-9, "akst");
    hours(-10, "hst", "hast");
    MINUTES.put("ist", 330);
    MINUTES.put("npt", 345);
    MINUTES.put("irst", 210);
    MINUTES.put("acst", 570);
    MINUTES.put("acdt", 630);
    MINUTES.put("nst", -210);
    MINUTES.put("ndt", -150);
    // RFC 822, section 5.1: the military zones, J left out.
    for (int i = 1; i <= 12; i++) {
      MINUTES.put(String.valueOf("abcdefghiklm".charAt(i - 1)), -60 * i);
      MINUTES.put(String.valueOf("nopqrstuvwxy".charAt(i - 1)), 60 * i);
    }
  }

  /** What people call a zone by in every season. */
  private static final Map<String, ZoneId> REGIONS =
      Map.of(
          "et", ZoneId.of("America/New_York"),
          "ct", ZoneId.of("America/Chicago"),
          "mt", ZoneId.of("America/Denver"),
          "pt", ZoneId.of("America/Los_Angeles"),
          "uk", ZoneId.of("Europe/London"),
          "cdmx", ZoneId.of("America/Mexico_City"),
          "aet", ZoneId.of("Australia/Sydney"));

  private ZoneNames() {}

  private static void hours(int hours, String... names) {
    for (String name : names) {
      MINUTES.put(name, 60 * hours);
    }
  }

  /** The offset in minutes of a numeric or named zone at a local time; null when it is none. */
  public static @Nullable Integer offset(String zone, LocalDateTime at) {
    var numeric = NUMERIC.matcher(zone);
    if (numeric.matches()) {
      String minutes = numeric.group(3);
      int total =
          60 * Integer.parseInt(numeric.group(2))
              + (minutes == null ? 0 : Integer.parseInt(minutes));
      boolean possible = total <= LARGEST && (minutes == null || Integer.parseInt(minutes) < 60);
      return possible ? (Integer) (numeric.group(1).equals("-") ? -total : total) : null;
    }
    ZoneId region = REGIONS.get(zone.toLowerCase(Locale.ROOT));
    if (region != null) {
      return region.getRules().getOffset(at).getTotalSeconds() / 60;
    }
    Integer named = MINUTES.get(zone.toLowerCase(Locale.ROOT));
    return named != null || zone.indexOf('/') < 0 ? named : region(zone, at);
  }

  private static @Nullable Integer region(String id, LocalDateTime at) {
    try {
      ZoneOffset offset = ZoneId.of(id).getRules().getOffset(at);
      return offset.getTotalSeconds() / 60;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
