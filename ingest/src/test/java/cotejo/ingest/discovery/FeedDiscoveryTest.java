package cotejo.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.ingest.discovery.Candidate.Source;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedDiscoveryTest {

  private static final URI PAGE = URI.create("https://diario.example/seccion/index.html");

  @Test
  void announced_feeds_come_first_and_comments_last() {
    List<Candidate> found =
        FeedDiscovery.candidates(
            """
            <html><head><base href="https://www.diario.example/">
            <link rel="alternate" type="application/rss+xml" title="Diario: comentarios" href="/comments/feed/">
            <link rel="alternate" type="application/rss+xml" title="Diario" href="/feed/">
            <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom.xml">
            <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
            <link rel="alternate" hreflang="en" href="/en/">
            </head><body><a href="/rss/politica.xml">RSS</a> <a href="/nota/1">Nota</a> <a href="feed:https://diario.example/otro.rss">otro</a></body></html>
            """,
            PAGE);
    assertThat(found.subList(0, 5))
        .containsExactly(
            new Candidate("https://www.diario.example/feed/", Source.ANNOUNCED, "Diario"),
            new Candidate("https://www.diario.example/atom.xml", Source.ANNOUNCED, null),
            new Candidate("https://www.diario.example/rss/politica.xml", Source.LINKED, "RSS"),
            new Candidate("https://diario.example/otro.rss", Source.LINKED, "otro"),
            new Candidate(
                "https://www.diario.example/comments/feed/",
                Source.ANNOUNCED,
                "Diario: comentarios"));
    assertThat(found.subList(5, found.size()))
        .allMatch(candidate -> candidate.source() == Source.WELL_KNOWN);
  }

  @Test
  void a_silent_page_leaves_the_well_known_paths_of_its_site() {
    List<Candidate> found = FeedDiscovery.candidates("<p>nada", PAGE);
    assertThat(found)
        .isEqualTo(FeedDiscovery.wellKnown(PAGE))
        .extracting(Candidate::url)
        .contains("https://diario.example/feed/");
  }

  @Test
  void links_to_articles_and_to_other_schemes_are_no_feeds() {
    List<Candidate> found =
        FeedDiscovery.candidates(
            """
            <a href="/nota/feeding-the-border">x</a><a href="mailto:rss@diario.example">x</a><a href="javascript:feed()">x</a>
            <a href="https://social.example/share?u=/feed-me">x</a><a href="ht tp://broken/rss.xml">x</a>
            """,
            PAGE);
    assertThat(found).allMatch(candidate -> candidate.source() == Source.WELL_KNOWN);
  }
}
