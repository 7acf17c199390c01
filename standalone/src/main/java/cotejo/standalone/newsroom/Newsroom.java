package cotejo.standalone.newsroom;

import cotejo.events.Feed;
import cotejo.standalone.web.LoopbackSite;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The running newsroom: its address, its feeds, and what has come out so far. */
public final class Newsroom implements AutoCloseable {
  private final LoopbackSite site;
  private final Press press;

  private Newsroom(LoopbackSite site, Press press) {
    this.site = site;
    this.press = press;
  }

  /**
   * Opens the newsroom; articles are dated from this moment, by that clock.
   *
   * @param port on 127.0.0.1; 0 takes any free one
   * @throws IOException with a sentence for the user when the port cannot be had
   */
  public static Newsroom start(InstantSource clock, int port, Timeline timeline)
      throws IOException {
    Press press = new Press(Library.load(), clock, clock.instant(), timeline);
    Site pages = new Site(press);
    return new Newsroom(LoopbackSite.start("the sample newsroom", port, pages::answer), press);
  }

  /**
   * {@code http://127.0.0.1:PORT}: a page with all outlets; {@code /feeds.opml} lists the feeds.
   */
  public URI address() {
    return site.address();
  }

  /** Every feed, the slow, the broken and the dead ones too. */
  public List<Feed> feeds() {
    return feeds(press.outlets(), address());
  }

  /** How many articles have come out so far, each outlet's copy of an agency report counted. */
  public int articlesOut() {
    return press.outlets().stream()
        .mapToInt(outlet -> press.edition(outlet).articles().size())
        .sum();
  }

  /** How many articles there will be in the end, in all outlets. */
  public int articlesInAll() {
    return press.outlets().stream().mapToInt(outlet -> outlet.stories().size()).sum();
  }

  /** From the start to the last arrival or edit. */
  public Duration length() {
    return Duration.between(press.start(), press.end());
  }

  static List<Feed> feeds(List<Outlet> outlets, URI base) {
    List<Feed> feeds = new ArrayList<>();
    for (Outlet outlet : outlets) {
      for (Outlet.FeedSpec feed : outlet.feeds()) {
        URI url = URI.create(base + "/" + outlet.slug() + feed.path());
        feeds.add(
            new Feed(
                Feed.idOf(outlet.name(), url),
                url,
                outlet.name(),
                feed.title(),
                outlet.country(),
                outlet.language(),
                outlet.factChecker() ? Feed.Kind.FACT_CHECKER : Feed.Kind.PRESS,
                URI.create(base + outlet.home()),
                outlet.spanish() ? "Español" : "English",
                Map.of()));
      }
    }
    return List.copyOf(feeds);
  }

  /** The name of a kind of publisher as it is written in a list of feeds. */
  static String kindName(Feed.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() {
    site.close();
  }

  /**
   * All outlets, seen by one clock.
   *
   * @param start when the newsroom opened
   */
  record Press(List<Outlet> outlets, InstantSource clock, Instant start, Timeline timeline) {

    Edition edition(Outlet outlet) {
      return Edition.at(clock.instant(), outlet, start, timeline);
    }

    Instant end() {
      int last = 0;
      for (Outlet outlet : outlets) {
        for (Story story : outlet.stories()) {
          Story.Edit edit = story.edit();
          last = Math.max(last, edit == null ? 0 : edit.turn());
          last = Math.max(last, story.due() instanceof Story.Due.OnTurn(int turn) ? turn : 0);
        }
      }
      return last == 0 ? start : start.plus(timeline.offset(last));
    }
  }
}
