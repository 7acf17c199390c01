package cotejo.ingest.feed;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Prints feed documents read per second of processor time of one thread, by the reader and by ROME
 * alone, in turn in one run: {@code FeedBenchmark FOLDER [SECONDS]}. ROME counts what it refuses as
 * read, since the work was done.
 */
final class FeedBenchmark {
  private FeedBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    var reader = new FeedReader();
    List<byte[]> documents = documents(Path.of(arguments[0]));
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Predicate<byte[]> ours = bytes -> reader.read(bytes, null, null) instanceof FeedReading.Read;
    for (int round = 0; round < 3; round++) {
      double own = rate(documents, seconds, ours, "reader");
      double rome = rate(documents, seconds, FeedBenchmark::rome, "ROME alone");
      out().printf("ratio %.2f%n", own / rome);
    }
  }

  private static double rate(
      List<byte[]> documents, int seconds, Predicate<byte[]> read, String name) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long until = start + seconds * 1_000_000_000L;
    long count = 0;
    long feeds = 0;
    while (threads.getCurrentThreadCpuTime() < until) {
      for (byte[] document : documents) {
        feeds += read.test(document) ? 1 : 0;
        count++;
      }
    }
    double rate = count * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    out()
        .printf(
            "%-10s %8.0f documents per CPU second, %5.1f %% of them read%n",
            name, rate, 100.0 * feeds / count);
    return rate;
  }

  private static boolean rome(byte[] bytes) {
    try {
      return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes))) != null;
    } catch (FeedException | IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static List<byte[]> documents(Path folder) throws IOException {
    List<byte[]> documents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(f -> !f.toString().endsWith(".headers"))
              .sorted()
              .toList()) {
        documents.add(Files.readAllBytes(file));
      }
    }
    return documents;
  }

  private static PrintStream out() {
    return System.out;
  }
}
