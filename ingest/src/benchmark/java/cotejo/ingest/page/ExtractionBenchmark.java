package cotejo.ingest.page;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.extractors.ArticleExtractor;
import net.dankito.readability4j.Readability4J;

/**
 * Pages a second of processor time on one thread, for this extractor, Readability4J and boilerpipe on the same pages in the
 * same run.
 *
 * <pre>mvn -q -Pbenchmark -pl ingest -am process-test-classes -Dpages=FOLDER</pre>
 */
public final class ExtractionBenchmark {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 3;

  private ExtractionBenchmark() {}

  /** Reads the pages ({@code *.html}, {@code *.html.gz}) in and below the folder given as the only argument. */
  public static void main(String[] arguments) throws Exception {
    List<byte[]> pages = pages(Path.of(arguments[0]));
    double ours = rate(pages, page -> ArticlePage.read(page, null, null).text().length());
    double readability = rate(pages, ExtractionBenchmark::readability);
    double boilerpipe = rate(pages, ExtractionBenchmark::boilerpipe);
    System.out.printf(Locale.ROOT, "%d pages, %.1f MB%n", pages.size(), pages.stream().mapToLong(page -> page.length).sum() / 1e6);
    System.out.printf(Locale.ROOT, "cotejo        %6.0f pages/s%n", ours);
    System.out.printf(Locale.ROOT, "Readability4J %6.0f pages/s, cotejo is %.2f times as fast%n", readability, ours / readability);
    System.out.printf(Locale.ROOT, "boilerpipe    %6.0f pages/s, cotejo is %.2f times as fast%n", boilerpipe, ours / boilerpipe);
  }

  private static List<byte[]> pages(Path folder) throws Exception {
    var pages = new ArrayList<byte[]>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(ExtractionBenchmark::isPage).sorted().toList()) {
        try (var in = Files.newInputStream(file)) {
          boolean packed = file.toString().endsWith(".gz");
          pages.add(packed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes());
        }
      }
    }
    return pages;
  }

  private static boolean isPage(Path file) {
    return file.toString().matches(".*\\.html(?:\\.gz)?");
  }

  private static double rate(List<byte[]> pages, ToIntFunction<byte[]> extractor) {
    var threads = ManagementFactory.getThreadMXBean();
    long spent = 0;
    long letters = 0;
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      long before = threads.getCurrentThreadCpuTime();
      for (byte[] page : pages) letters += extractor.applyAsInt(page);
      if (round >= WARM_UP) spent += threads.getCurrentThreadCpuTime() - before;
    }
    if (letters == 0) throw new IllegalStateException("the extractor found nothing on any page");
    return ROUNDS * pages.size() / (spent / 1e9);
  }

  private static int readability(byte[] page) {
    String text = new Readability4J("https://www.example.com/", new String(page, StandardCharsets.UTF_8)).parse().getTextContent();
    return text == null ? 0 : text.length();
  }

  private static int boilerpipe(byte[] page) {
    try {
      return ArticleExtractor.INSTANCE.getText(new String(page, StandardCharsets.UTF_8)).length();
    } catch (BoilerpipeProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
