package cotejo.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import cotejo.alert.Chromium;
import cotejo.alert.model.Subscriber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real browser: keyboard, no JavaScript, narrow screens. */
class BrowserTest {
  @TempDir static Path folder;
  private static Site site;
  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.open();
    site = Site.open(folder);
    SampleNews.fill(site.store);
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

  @Test
  void the_first_press_of_tab_offers_to_skip_to_the_content() {
    Page page = chromium.page(1280, true, ColorScheme.LIGHT);
    page.navigate(site.root() + "/en");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.textContent"))
        .isEqualTo("Skip to the content");
    assertThat(page.locator(".skip").boundingBox().x).isGreaterThanOrEqualTo(0);
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.querySelector('main').contains(document.activeElement)"))
        .isEqualTo(true);
    page.context().close();
  }

  @Test
  void every_stop_of_the_keyboard_is_visible() {
    Page page = chromium.page(1280, true, ColorScheme.DARK);
    page.navigate(site.root() + "/es/subscribe");
    List<String> unseen = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      page.keyboard().press("Tab");
      Object outlined =
          page.evaluate(
              "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                  + " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; })()");
      if (!Boolean.TRUE.equals(outlined)) {
        unseen.add(String.valueOf(page.evaluate("document.activeElement.outerHTML.slice(0, 90)")));
      }
    }
    assertThat(unseen).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/en",
        "/es",
        "/es/archive",
        "/en/claim/no-us-bases",
        "/en/outlets",
        "/es/outlet/frontera-diaria",
        "/en/search?q=base",
        "/es/subscribe",
        "/es/about"
      })
  void nothing_runs_off_a_telephones_screen(String path) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = chromium.page(360, true, scheme);
      page.navigate(site.root() + path);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(360);
      page.context().close();
    }
  }

  @Test
  void without_javascript_one_reads_searches_and_subscribes() {
    Page page = chromium.page(390, false, ColorScheme.LIGHT);
    page.navigate(site.root() + "/en");
    page.locator("article.card h3 a").first().click();
    assertThat(page.locator("h2#evidence").count()).isOne();
    page.locator("header >> text=Search").click();
    page.locator("#q").fill("jurists recall");
    page.locator("main button").click();
    assertThat(page.locator("main li.card").count()).isOne();
    page.locator("header >> text=Subscribe").click();
    page.locator("#email").fill("reader@post.example");
    page.locator("#weekly").check();
    page.locator("main button").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Please look into your mailbox");
    assertThat(site.store.subscribers().counts().get(Subscriber.Status.PENDING)).isOne();
    page.context().close();
  }

  @Test
  void a_page_asks_nothing_of_other_sites_and_breaks_none_of_its_own_rules() {
    Page page = chromium.page(1280, true, ColorScheme.LIGHT);
    List<String> foreign = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    page.onRequest(
        request -> {
          if (!request.url().startsWith(site.root())) {
            foreign.add(request.url());
          }
        });
    page.onConsoleMessage(message -> complaints.add(message.text()));
    for (String path : List.of("/en", "/en/claim/no-us-bases", "/es/outlet/frontera-diaria")) {
      page.navigate(site.root() + path);
    }
    assertThat(foreign).isEmpty();
    assertThat(complaints).isEmpty();
    page.context().close();
  }
}
