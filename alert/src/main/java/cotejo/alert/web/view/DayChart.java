package cotejo.alert.web.view;

import cotejo.alert.store.Trends.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stacked bars, one a day, and the table behind them.
 *
 * @param series the kinds, from the bottom of a bar to its top
 * @param days oldest first
 * @param highest the tallest bar, at least 1
 */
public record DayChart(List<Series> series, List<Day> days, int highest) {

  /** The drawing's height without the axis, in user units. */
  public static final int HEIGHT = 120;

  /** The width of a day's column, in user units. */
  public static final int COLUMN = 20;

  /** A kind: its name for the reader and the class that gives it colour and pattern. */
  public record Series(String name, String style) {}

  /**
   * One day.
   *
   * @param numbers in the order of the series
   * @param bars what is drawn, none for zeros
   */
  public record Day(LocalDate date, List<Integer> numbers, List<Bar> bars) {
    public int total() {
      return numbers.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** A rectangle in user units, the origin at the top left. */
  public record Bar(int series, int x, double y, double height) {}

  public DayChart {
    series = List.copyOf(series);
    days = List.copyOf(days);
  }

  public int width() {
    return Math.max(1, days.size()) * COLUMN;
  }

  public int total() {
    return days.stream().mapToInt(Day::total).sum();
  }

  /**
   * Puts tallies together by day.
   *
   * @param kinds the keys in the order of the series
   * @param last the newest day shown
   * @param number how many days are shown
   */
  public static <K> DayChart of(
      Map<K, Series> kinds, Collection<Tally<K>> tallies, LocalDate last, int number, ZoneId zone) {
    List<K> keys = List.copyOf(kinds.keySet());
    Map<LocalDate, int[]> byDay = new LinkedHashMap<>();
    for (LocalDate day = last.minusDays(number - 1L); !day.isAfter(last); day = day.plusDays(1)) {
      byDay.put(day, new int[keys.size()]);
    }
    Map<K, Integer> places = new HashMap<>();
    keys.forEach(key -> places.put(key, places.size()));
    for (Tally<K> tally : tallies) {
      int[] numbers = byDay.get(LocalDate.ofInstant(tally.at(), zone));
      Integer place = places.get(tally.key());
      if (numbers != null && place != null) {
        numbers[place] += tally.number();
      }
    }
    int highest = byDay.values().stream().mapToInt(DayChart::sum).max().orElse(0);
    List<Day> days = new ArrayList<>();
    byDay.forEach((day, numbers) -> days.add(draw(day, numbers, days.size(), highest)));
    return new DayChart(List.copyOf(kinds.values()), days, Math.max(1, highest));
  }

  /** The first instant of the chart that ends with {@code last}. */
  public static Instant begin(LocalDate last, int number, ZoneId zone) {
    return last.minusDays(number - 1L).atStartOfDay(zone).toInstant();
  }

  private static Day draw(LocalDate date, int[] numbers, int column, int highest) {
    List<Bar> bars = new ArrayList<>();
    List<Integer> all = new ArrayList<>();
    double top = HEIGHT;
    for (int i = 0; i < numbers.length; i++) {
      all.add(numbers[i]);
      if (numbers[i] > 0) {
        double height = (double) HEIGHT * numbers[i] / Math.max(1, highest);
        top -= height;
        bars.add(new Bar(i, column * COLUMN + 3, tenth(top), tenth(height)));
      }
    }
    return new Day(date, List.copyOf(all), List.copyOf(bars));
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static int sum(int[] numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }
}
