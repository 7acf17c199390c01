package cotejo.alert.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a machine can check of WCAG 2.2 in a page's markup. */
final class Accessibility {
  private final Document page;
  private final List<String> complaints = new ArrayList<>();

  private Accessibility(Document page) {
    this.page = page;
  }

  static List<String> complaints(Document page) {
    Accessibility check = new Accessibility(page);
    check.frame();
    check.headings();
    check.names();
    check.forms();
    check.references();
    return check.complaints;
  }

  private void frame() {
    require(Set.of("en", "es").contains(page.select("html").attr("lang")), "html has no lang");
    require(!page.title().isBlank(), "no title");
    require(page.select("main").size() == 1, "not exactly one main");
    require(page.select("header, footer").size() >= 2, "no header or footer");
    Element first = page.select("body a").first();
    require(first != null && first.attr("href").equals("#main"), "the first link does not skip");
    require(page.select("nav").stream().allMatch(nav -> nav.hasAttr("aria-label")), "unnamed nav");
    require(
        page.select("[style], script:not([type=application/ld+json])").isEmpty(), "inline code");
    require(page.select("[tabindex]:not([tabindex=-1])").isEmpty(), "a tab order of its own");
  }

  private void headings() {
    require(page.select("h1").size() == 1, page.select("h1").size() + " h1");
    int before = 0;
    for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
      int level = heading.tagName().charAt(1) - '0';
      require(level <= before + 1, "h" + level + " after h" + before + ": " + heading.text());
      require(!heading.text().isBlank(), "an empty heading");
      before = level;
    }
  }

  private void names() {
    for (Element link : page.select("a[href]")) {
      require(
          !link.text().isBlank() || link.hasAttr("aria-label"), "a link without a name: " + link);
    }
    for (Element button : page.select("button")) {
      require(!button.text().isBlank(), "a button without a name");
    }
    for (Element image : page.select("img")) {
      require(image.hasAttr("alt"), "an image without alt");
    }
    for (Element drawing : page.select("svg")) {
      boolean hidden =
          drawing.parents().stream().anyMatch(p -> p.attr("aria-hidden").equals("true"));
      boolean named = drawing.hasAttr("aria-label") || drawing.hasAttr("aria-labelledby");
      require(
          hidden
              || drawing.attr("aria-hidden").equals("true")
              || (drawing.attr("role").equals("img") && named),
          "a drawing without a name: " + drawing.cssSelector());
    }
    for (Element table : page.select("table")) {
      require(!table.select("th[scope=col]").isEmpty(), "a table without column headers");
    }
  }

  private void forms() {
    for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
      boolean labelled = !page.select("label[for=" + field.id() + "]").isEmpty();
      require(!field.id().isEmpty() && labelled, "a field without a label: " + field.attr("name"));
    }
    for (Element fieldset : page.select("fieldset")) {
      require(fieldset.selectFirst("> legend") != null, "a fieldset without a legend");
    }
  }

  private void references() {
    Set<String> ids = new HashSet<>();
    for (Element element : page.select("[id]")) {
      require(ids.add(element.id()), "the id " + element.id() + " twice");
    }
    for (Element element : page.select("[aria-labelledby]")) {
      require(
          ids.contains(element.attr("aria-labelledby")),
          "labelled by nothing: " + element.cssSelector());
    }
  }

  private void require(boolean holds, String complaint) {
    if (!holds) {
      complaints.add(complaint);
    }
  }
}
