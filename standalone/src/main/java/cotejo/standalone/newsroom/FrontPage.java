package cotejo.standalone.newsroom;

import java.net.URI;
import java.util.List;

/**
 * A list of articles with a lead story.
 *
 * @param section empty on the front page
 * @param articles newest first
 */
record FrontPage(Outlet outlet, String section, List<Edition.Printed> articles, URI base) {

  static FrontPage of(Edition edition, String section, URI base) {
    return new FrontPage(
        edition.outlet(),
        section,
        section.isEmpty() ? edition.newest(40) : edition.of(section),
        base);
  }

  String title() {
    return section.isEmpty() ? outlet.name() : section + " | " + outlet.name();
  }
}
