package cotejo.ingest;

import cotejo.ingest.opml.FeedOutlines;
import cotejo.ingest.opml.OpmlException;
import cotejo.ingest.poll.FeedList;
import cotejo.service.Kafka;
import cotejo.service.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feeds of an OPML file, added to the list of feeds at a start. */
final class FeedFile {
  private static final Logger LOG = LoggerFactory.getLogger(FeedFile.class);

  private FeedFile() {}

  static void addFeeds(@Nullable Path file, Kafka kafka, InstantSource clock) {
    if (file == null) {
      return;
    }
    FeedOutlines.Read read;
    try {
      read = FeedOutlines.read(file);
    } catch (OpmlException e) {
      throw new SettingsException("ingest.feeds: " + e.getMessage());
    } catch (IOException e) {
      throw new SettingsException("ingest.feeds: " + file + " cannot be read: " + e.getMessage());
    }
    read.problems().forEach(problem -> LOG.atWarn().log("left out: {}", problem));
    int added = new FeedList(kafka, clock).put(read.feeds(), false);
    LOG.atInfo()
        .addKeyValue("file", file)
        .addKeyValue("feeds", read.feeds().size())
        .addKeyValue("written", added)
        .log("list of feeds imported");
  }
}
