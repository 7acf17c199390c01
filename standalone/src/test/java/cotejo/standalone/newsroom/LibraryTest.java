package cotejo.standalone.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The texts: that there is enough of everything, and that what is expected of them hangs together.
 */
class LibraryTest {
  private final List<Outlet> outlets = Library.load();

  /** A text as it stands at some time, with where it stands. */
  private record Version(String where, Story story, Story.Text text) {}

  private List<Version> versions() {
    List<Version> all = new ArrayList<>();
    for (Outlet outlet : outlets) {
      for (Story story : outlet.stories()) {
        String where = outlet.slug() + "/" + story.slug();
        all.add(new Version(where, story, story.text()));
        Story.Edit edit = story.edit();
        if (edit != null) {
          all.add(new Version(where + " (edited)", story, edit.text()));
        }
      }
    }
    return all;
  }

  @Test
  void every_quote_stands_in_its_text() {
    for (Version version : versions()) {
      String whole = version.text().title() + "\n" + version.text().body();
      for (Story.Mention mention : version.text().expected().mentions()) {
        assertThat(whole).as(version.where()).contains(mention.quote());
      }
    }
  }

  @Test
  void every_label_follows_from_the_mentions() {
    for (Version version : versions()) {
      Story.Expected expected = version.text().expected();
      Set<String> stances = new HashSet<>();
      expected.mentions().forEach(mention -> stances.add(mention.stance()));
      assertThat(stances)
          .as(version.where())
          .isSubsetOf(
              "asserts-true",
              "asserts-false",
              "denies-false",
              "attributes-false",
              "hypothetical",
              "question",
              "historical");
      if (stances.contains("asserts-false")) {
        assertThat(expected.label()).as(version.where()).isEqualTo("misleading");
      } else if (stances.contains("asserts-true") || stances.contains("denies-false")) {
        assertThat(expected.label()).as(version.where()).isEqualTo("accurate");
      } else if (!stances.isEmpty()) {
        assertThat(expected.label()).as(version.where()).isEqualTo("unverified");
      } else {
        assertThat(expected.label()).as(version.where()).isIn("unverified", "off-topic");
      }
    }
  }

  @Test
  void every_article_has_the_length_of_a_news_report() {
    for (Version version : versions()) {
      int words = version.text().body().split("\\s+", -1).length;
      assertThat(words).as(version.where()).isBetween(120, 420);
      assertThat(version.text().paragraphs()).as(version.where()).hasSizeGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void no_two_articles_of_an_outlet_share_an_address() {
    for (Outlet outlet : outlets) {
      List<String> paths = outlet.stories().stream().map(outlet::pathOf).toList();
      assertThat(paths).as(outlet.slug()).doesNotHaveDuplicates();
      outlet
          .stories()
          .forEach(
              story -> assertThat(outlet.sections()).as(story.slug()).contains(story.section()));
    }
  }

  @Test
  void there_is_enough_of_everything() {
    List<Story> english = stories(false);
    List<Story> spanish = stories(true);
    List<Story> all = new ArrayList<>(english);
    all.addAll(spanish);

    assertThat(outlets).hasSizeGreaterThanOrEqualTo(8);
    assertThat(all).hasSizeGreaterThanOrEqualTo(80);
    assertThat(english).hasSizeGreaterThanOrEqualTo(35);
    assertThat(spanish).hasSizeGreaterThanOrEqualTo(35);
    for (Story.Kind kind : Story.Kind.values()) {
      assertThat(all.stream().filter(story -> story.kind() == kind))
          .as(kind.name())
          .hasSizeGreaterThanOrEqualTo(4);
    }
    assertThat(all.stream().filter(story -> story.edit() != null)).isNotEmpty();
    assertThat(all.stream().filter(story -> story.due() instanceof Story.Due.OnTurn))
        .hasSizeGreaterThanOrEqualTo(15);
    assertThat(outlets.stream().flatMap(o -> o.feeds().stream()).map(Outlet.FeedSpec::format))
        .contains(Outlet.Format.values());
    assertThat(outlets.stream().flatMap(o -> o.feeds().stream()).map(Outlet.FeedSpec::behaviour))
        .contains(Outlet.Behaviour.values());
    assertThat(outlets.stream().map(Outlet::layout)).contains(Outlet.Layout.values());
  }

  @Test
  void four_outlets_carry_one_agency_report_in_different_words() {
    List<Story> copies =
        outlets.stream()
            .flatMap(outlet -> outlet.stories().stream())
            .filter(story -> "mirrored-patrols".equals(story.wire()))
            .toList();

    assertThat(copies).hasSizeGreaterThanOrEqualTo(4);
    assertThat(copies.stream().map(story -> story.text().title())).doesNotHaveDuplicates();
    assertThat(copies.stream().map(story -> story.text().body())).doesNotHaveDuplicates();
    String shared = copies.getFirst().text().paragraphs().getLast();
    assertThat(
            copies.stream().filter(story -> story.text().body().contains(shared.substring(0, 40))))
        .hasSizeGreaterThanOrEqualTo(3);
  }

  private List<Story> stories(boolean spanish) {
    return outlets.stream()
        .filter(outlet -> outlet.spanish() == spanish)
        .flatMap(outlet -> outlet.stories().stream())
        .toList();
  }
}
