package cotejo.ingest.feed;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Thumbnail;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdom2.Document;
import org.jspecify.annotations.Nullable;

/**
 * A feed as ROME reads it. We take from ROME what it knows well, categories, enclosures and Media
 * RSS, item by item; titles, addresses, dates and authors are read by {@link ItemReader}, because
 * ROME invents instants and knows no fallbacks.
 */
final class RomeView {

  private final WireFeed feed;

  private RomeView(WireFeed feed) {
    this.feed = feed;
  }

  /** Null when ROME does not take the document for a feed. */
  static @Nullable RomeView of(Document document) {
    try {
      return new RomeView(new WireFeedInput(false, Locale.US).build(document));
    } catch (FeedException | RuntimeException e) {
      return null;
    }
  }

  int size() {
    return switch (feed) {
      case Channel channel -> channel.getItems().size();
      case Feed atom -> atom.getEntries().size();
      default -> 0;
    };
  }

  List<String> categories(int item) {
    Set<String> names = new LinkedHashSet<>();
    switch (feed) {
      case Channel channel ->
          channel.getItems().get(item).getCategories().forEach(c -> add(names, c.getValue()));
      case Feed atom ->
          atom.getEntries()
              .get(item)
              .getCategories()
              .forEach(c -> add(names, c.getLabel() == null ? c.getTerm() : c.getLabel()));
      default -> {}
    }
    return List.copyOf(names);
  }

  private static void add(Set<String> names, @Nullable String written) {
    String name = HtmlText.plain(written);
    if (name != null) {
      names.add(name);
    }
  }

  List<Enclosure> enclosures(int item, @Nullable String base) {
    Map<String, Enclosure> files = new LinkedHashMap<>();
    switch (feed) {
      case Channel channel -> {
        Item rss = channel.getItems().get(item);
        rss.getEnclosures().forEach(e -> add(files, e.getUrl(), e.getType(), e.getLength(), base));
        media(rss.getModule(MediaEntryModule.URI), files, base);
      }
      case Feed atom -> {
        Entry entry = atom.getEntries().get(item);
        entry.getOtherLinks().stream()
            .filter(link -> "enclosure".equalsIgnoreCase(link.getRel()))
            .forEach(link -> add(files, link.getHref(), link.getType(), link.getLength(), base));
        media(entry.getModule(MediaEntryModule.URI), files, base);
      }
      default -> {}
    }
    return new ArrayList<>(files.values());
  }

  private static void media(
      @Nullable Module module, Map<String, Enclosure> files, @Nullable String base) {
    if (!(module instanceof MediaEntryModule media)) {
      return;
    }
    for (MediaContent content : media.getMediaContents()) {
      if (content.getReference() instanceof UrlReference reference) {
        Long size = content.getFileSize();
        add(files, reference.getUrl().toString(), content.getType(), size == null ? 0 : size, base);
      }
    }
    for (Thumbnail thumbnail : media.getMetadata().getThumbnail()) {
      add(files, thumbnail.getUrl().toString(), null, 0, base);
    }
  }

  private static void add(
      Map<String, Enclosure> files,
      @Nullable String url,
      @Nullable String type,
      long length,
      @Nullable String base) {
    String address = Links.resolve(url, base);
    if (address != null) {
      String stated = type == null || type.isBlank() ? null : type.strip();
      files.putIfAbsent(address, new Enclosure(address, stated, length > 0 ? length : null));
    }
  }
}
