package cotejo.ingest.feed;

import cotejo.ingest.FeedParseCommand;
import picocli.CommandLine;

/** Runs {@code feed parse} alone, for the scorer of the shared feeds. */
final class ParseMain {
  private ParseMain() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new FeedParseCommand()).execute(arguments));
  }
}
