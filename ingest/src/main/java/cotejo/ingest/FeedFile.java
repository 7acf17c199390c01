package cotejo.ingest;

import cotejo.events.Feed;
import cotejo.ingest.poll.FeedList;
import cotejo.service.Kafka;
import cotejo.service.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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
    int added = new FeedList(kafka, clock).put(read(file), false);
    LOG.atInfo().addKeyValue("file", file).addKeyValue("feeds", added).log("feeds added");
  }

  static List<Feed> read(Path file) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<Feed> feeds = new ArrayList<>();
    Deque<String> folders = new ArrayDeque<>();
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("outline")) {
          Map<String, String> attributes = attributes(xml);
          if (attributes.containsKey("xmlUrl")) {
            feeds.add(feed(attributes, folders, file, xml.getLocation().getLineNumber()));
          }
          folders.addLast(
              attributes.containsKey("xmlUrl") ? "" : attributes.getOrDefault("text", ""));
        } else if (event == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("outline")) {
          folders.removeLast();
        }
      }
      return feeds;
    } catch (IOException e) {
      throw new SettingsException(
          "ingest.feeds: %s cannot be read: %s".formatted(file, e.getMessage()));
    } catch (XMLStreamException e) {
      throw new SettingsException(
          "ingest.feeds: %s, line %d: %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNumber(),
                  e.getMessage().lines().reduce((first, last) -> last).orElse("is no XML")));
    }
  }

  private static Map<String, String> attributes(XMLStreamReader xml) {
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  private static Feed feed(Map<String, String> all, Deque<String> folders, Path file, int line) {
    Map<String, String> rest = new TreeMap<>(all);
    String address = rest.remove("xmlUrl");
    String title = rest.getOrDefault("text", rest.getOrDefault("title", address));
    rest.remove("text");
    String outlet = rest.getOrDefault("outlet", title);
    rest.remove("outlet");
    String site = rest.remove("htmlUrl");
    String kind = rest.remove("kind");
    try {
      URI url = URI.create(address.strip());
      return new Feed(
          Feed.idOf(outlet, url),
          url,
          outlet,
          title,
          rest.remove("country"),
          rest.remove("language"),
          kind == null
              ? Feed.Kind.PRESS
              : Feed.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')),
          site == null ? null : URI.create(site),
          String.join("/", folders.stream().filter(folder -> !folder.isEmpty()).toList()),
          rest);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          "ingest.feeds: %s, line %d: %s".formatted(file, line, e.getMessage()));
    }
  }
}
