package cotejo.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import cotejo.ingest.page.SharedPages.Case;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the extractor to its bars on pages of real sites. */
class SharedPagesTest {
  private static final int TURNS = 2;

  private record Read(Case known, Extraction found) {}

  @Test
  void pages_of_real_sites_are_read_as_well_as_people_read_them() {
    List<Read> all = new ArrayList<>();
    for (Case known : SharedPages.all())
      all.add(new Read(known, ArticlePage.read(known.page(), null, null)));
    var bodies = all.stream().filter(read -> !read.known.bodies().isEmpty()).toList();
    var shares = bodies.stream().map(SharedPagesTest::shares).toList();
    double precision = shares.stream().mapToDouble(Shares::precision).average().orElseThrow();
    double recall = shares.stream().mapToDouble(Shares::recall).average().orElseThrow();
    double poor = (double) shares.stream().filter(one -> one.f1() < 0.5).count() / shares.size();
    assertSoftly(
        softly -> {
          softly
              .assertThat(Shares.harmonic(precision, recall))
              .as("F1 of bodies")
              .isGreaterThanOrEqualTo(0.955);
          // Half a dozen of the truths end early; what they lack counts as false.
          softly.assertThat(precision).as("precision of bodies").isGreaterThanOrEqualTo(0.94);
          softly.assertThat(recall).as("recall of bodies").isGreaterThanOrEqualTo(0.96);
          softly.assertThat(poor).as("pages read badly").isLessThanOrEqualTo(0.03);
          softly
              .assertThat(bodies)
              .as("empty texts")
              .noneMatch(read -> read.found.text().isBlank());
          softly.assertThat(snippets(all)).as("F1 of snippets").isGreaterThanOrEqualTo(0.93);
          softly.assertThat(titles(all)).as("exact titles").isGreaterThanOrEqualTo(0.85);
          softly.assertThat(days(all)).as("right days").isGreaterThanOrEqualTo(0.89);
          softly.assertThat(languages(all)).as("right languages").isGreaterThanOrEqualTo(0.97);
        });
  }

  @Test
  void a_thread_reads_many_pages_a_second() {
    List<byte[]> pages = SharedPages.all().stream().map(Case::page).toList();
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    double best = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      long before = threads.getCurrentThreadCpuTime();
      for (byte[] page : pages) ArticlePage.read(page, null, null);
      best = Math.max(best, pages.size() / ((threads.getCurrentThreadCpuTime() - before) / 1e9));
    }
    assertThat(best).as("pages a second of processor time").isGreaterThan(100);
  }

  private static Shares shares(Read read) {
    return read.known.bodies().stream()
        .map(body -> Shares.of(body, read.found.text()))
        .max(Comparator.comparingDouble(Shares::f1))
        .orElseThrow();
  }

  private static double snippets(List<Read> all) {
    double hit = 0;
    double wrong = 0;
    double missed = 0;
    for (Read read : all) {
      String text = Texts.tidy(read.found.text());
      for (String one : read.known.with()) {
        if (text.contains(Texts.tidy(one))) hit++;
        else missed++;
      }
      for (String one : read.known.without()) if (text.contains(Texts.tidy(one))) wrong++;
    }
    return 2 * hit / (2 * hit + wrong + missed);
  }

  private static double titles(List<Read> all) {
    var known = all.stream().filter(read -> read.known.title() != null).toList();
    return share(
        known,
        read ->
            Shares.folded(String.valueOf(read.known.title()))
                .equals(Shares.folded(String.valueOf(read.found.title()))));
  }

  private static double languages(List<Read> all) {
    var known = all.stream().filter(read -> read.known.lang() != null).toList();
    return share(known, read -> String.valueOf(read.known.lang()).equals(read.found.lang()));
  }

  private static double days(List<Read> all) {
    var known = all.stream().filter(read -> Dates.read(read.known.published()) != null).toList();
    return share(
        known,
        read -> {
          PageDate found = read.found.published();
          PageDate truth = Dates.read(read.known.published());
          return found != null
              && truth != null
              && daysOf(truth).stream().anyMatch(daysOf(found)::contains);
        });
  }

  /** The day as written and, where the instant is known, in UTC. */
  private static List<LocalDate> daysOf(PageDate date) {
    var instant = date.instant();
    return instant == null
        ? List.of(date.day())
        : List.of(date.day(), instant.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private static double share(List<Read> reads, java.util.function.Predicate<Read> right) {
    return (double) reads.stream().filter(right).count() / reads.size();
  }
}
