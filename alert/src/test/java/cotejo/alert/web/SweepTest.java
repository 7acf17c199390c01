package cotejo.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import cotejo.alert.Chromium;
import cotejo.alert.subscribers.Subscriptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page on a full day, as Chromium draws it and axe-core judges it: both languages, day and
 * night, a telephone and a desk. With {@code -Dcotejo.screens=FOLDER} the pictures are kept.
 */
class SweepTest {
  @TempDir static Path folder;
  private static Site site;
  private static Chromium chromium;
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  @BeforeAll
  static void open() {
    chromium = Chromium.open();
    site = Site.open(folder);
    SampleNews.fill(site.store);
    BusyDay.fill(site);
    String reader = site.store.subscribers().page("", 1).getFirst().id();
    String manage = site.subscriptions.manageToken(reader, SampleNews.NOW, Subscriptions.LINK_LIFE);
    PAGES.put("home", "");
    PAGES.put("digest-quiet", "/digest/daily-2026-03-01");
    PAGES.put("archive", "/archive");
    PAGES.put("article", "/article/" + SampleNews.someArticle());
    PAGES.put("article-old", "/article/" + SampleNews.someArticle() + "?version=1");
    PAGES.put("claims", "/claims");
    PAGES.put("claim", "/claim/" + SampleNews.BASES);
    PAGES.put("claim-disputed", "/claim/" + SampleNews.ARRESTS);
    PAGES.put("outlets", "/outlets");
    PAGES.put("outlet", "/outlet/frontera-diaria");
    PAGES.put("search", "/search?q=base");
    PAGES.put("search-none", "/search?q=nothing-of-the-kind");
    PAGES.put("subscribe", "/subscribe");
    PAGES.put("preferences", "/preferences?token=" + manage);
    PAGES.put("unsubscribe", "/unsubscribe?token=" + manage);
    PAGES.put("erase", "/erase?token=" + manage);
    PAGES.put("expired", "/preferences?token=none");
    PAGES.put("missing", "/article/none");
    PAGES.put("ledger", "/ledger");
    PAGES.put("run", "/ledger/daily-2026-03-03-0700");
    PAGES.put("about", "/about");
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (site != null) {
      site.close();
    }
  }

  static Stream<String> pages() {
    return Stream.of(
        "home",
        "digest-quiet",
        "archive",
        "article",
        "article-old",
        "claims",
        "claim",
        "claim-disputed",
        "outlets",
        "outlet",
        "search",
        "search-none",
        "subscribe",
        "preferences",
        "unsubscribe",
        "erase",
        "expired",
        "missing",
        "ledger",
        "run",
        "about");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_stands_before_an_independent_judge_and_fits_its_screen(String name) {
    check(name, "en", 1280, ColorScheme.LIGHT);
    check(name, "es", 375, ColorScheme.DARK);
    if (!System.getProperty("cotejo.screens", "").isEmpty()) {
      check(name, "en", 375, ColorScheme.LIGHT);
      check(name, "es", 1280, ColorScheme.DARK);
    }
  }

  @Test
  void the_judge_itself_finds_what_is_wrong() {
    Page page = chromium.page(375, true, ColorScheme.LIGHT);
    page.setContent("<img src='a.png'><p style='color:#aaa'>pale</p><a href='/a' id='a'></a>");
    assertThat(chromium.complaints(page).toString())
        .contains("image-alt", "color-contrast", "link-name", "html-has-lang");
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"home", "article", "claim", "outlet", "run"})
  void on_paper_there_is_the_text_with_its_addresses_and_nothing_to_press(String name) {
    Page page = chromium.page(1280, true, ColorScheme.DARK);
    page.navigate(site.root() + "/en" + PAGES.get(name));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    Chromium.paper(page, "paper-" + name);
    for (String pressed : List.of("header nav", "footer nav", "form", "summary", ".pager")) {
      assertThat(page.locator(pressed + ":visible").count()).as(pressed).isZero();
    }
    assertThat(page.locator("h1").isVisible()).isTrue();
    assertThat(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    if (page.locator("mark").count() > 0) {
      assertThat(page.evaluate("getComputedStyle(document.querySelector('mark')).color"))
          .as("marked words, to a reader whose screen is dark")
          .isEqualTo("rgb(43, 38, 0)");
    }
    if (page.locator(".sources a[href^=http]").count() > 0) {
      assertThat(
              page.evaluate(
                  "getComputedStyle(document.querySelector('.sources a[href^=http]'), '::after')"
                      + ".content"))
          .asString()
          .contains("https://library.example/basing");
    }
    page.context().close();
  }

  private static void check(String name, String lang, int width, ColorScheme scheme) {
    Page page = chromium.page(width, true, scheme);
    page.navigate(site.root() + "/" + lang + PAGES.get(name));
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    Chromium.picture(page, name + "-" + lang + "-" + width + "-" + scheme);
    assertThat(chromium.complaints(page)).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    page.context().close();
  }
}
