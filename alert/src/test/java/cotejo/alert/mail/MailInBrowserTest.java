package cotejo.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import cotejo.alert.delivery.MailMaker;
import cotejo.alert.web.view.Lang;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails as a browser draws them: contrast in light and dark, and the width of a telephone. */
class MailInBrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  /**
   * Text nodes whose contrast is below level AA of WCAG 2.2 (success criterion 1.4.3), and bars of
   * charts below 3 to 1 (1.4.11): what is drawn, not what the style sheet means.
   */
  private static final String FAINT =
      """
      (() => {
        const channels = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
        const linear = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
        const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        const contrast = (one, other) => {
          const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05);
        };
        const ground = element => {
          for (let e = element; e; e = e.parentElement) {
            const c = channels(getComputedStyle(e).backgroundColor);
            if (c.length === 3 || c[3] > 0) return c;
          }
          return [255, 255, 255];
        };
        const faint = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        let seen = 0;
        while (texts.nextNode()) {
          const text = texts.currentNode.textContent.trim(), element = texts.currentNode.parentElement;
          if (!text.replace(/\\u00a0/g, '') || !element.getClientRects().length) continue;
          seen++;
          const style = getComputedStyle(element), size = parseFloat(style.fontSize);
          const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
          const ratio = contrast(channels(style.color), ground(element));
          if (ratio < (large ? 3 : 4.5)) faint.push(ratio.toFixed(2) + ' ' + text.slice(0, 40));
          if (size < 14) faint.push(size + ' px: ' + text.slice(0, 40));
        }
        for (const bar of document.querySelectorAll('[class^=bar-]')) {
          const ratio = contrast(ground(bar), ground(bar.closest('.sheet')));
          if (ratio < 3) faint.push(ratio.toFixed(2) + ' ' + bar.className);
        }
        const dark = matchMedia('(prefers-color-scheme: dark)').matches;
        const sheet = luminance(ground(document.querySelector('h1')));
        if (dark !== sheet < 0.1) faint.push('a sheet of luminance ' + sheet + (dark ? ' in the dark' : ' by day'));
        if (seen < 4) faint.push('only ' + seen + ' texts were seen');
        return faint;
      })()
      """;

  @TempDir static Path folder;
  private static Post post;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open() {
    assumeTrue(
        Files.isExecutable(CHROMIUM),
        "skipped: Chromium is not installed (apt-get install chromium)");
    post = new Post(folder);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
    if (post != null) {
      post.close();
    }
  }

  private static String html(byte[] mail) throws Exception {
    MimeMessage message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    return String.valueOf(((MimeMultipart) message.getContent()).getBodyPart(1).getContent());
  }

  private static byte[] confirmation(Post post) {
    post.subscriptions.request("new@mail.example", Post.preferences("es"));
    var owed = post.store.outbox().claim("test", 1, Post.NOW, Post.NOW.plusSeconds(60)).getFirst();
    return ((MailMaker.Made.Letter) post.mails.make(owed)).bytes();
  }

  @ParameterizedTest(name = "{0}, {1}, {2} px")
  @CsvSource({
    "EN, LIGHT, 390",
    "EN, DARK, 390",
    "ES, LIGHT, 1280",
    "ES, DARK, 1280",
    "ES, DARK, 320",
  })
  void a_digest_is_readable_in_light_and_dark_and_fits(Lang lang, ColorScheme scheme, int width)
      throws Exception {
    show(html(post.digest(Post.news(8), lang)), scheme, width);
    show(html(post.digest(Post.quiet(), lang)), scheme, width);
  }

  @ParameterizedTest(name = "{0}, {1} px")
  @CsvSource({"LIGHT, 1280", "DARK, 390"})
  void a_note_is_readable_too(ColorScheme scheme, int width) throws Exception {
    try (Post own = new Post(Files.createDirectories(folder.resolve(scheme.name())))) {
      show(html(confirmation(own)), scheme, width);
    }
  }

  private static void show(String html, ColorScheme scheme, int width) {
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setJavaScriptEnabled(true)
                .setColorScheme(scheme))) {
      Page page = context.newPage();
      page.setContent(html);
      assertThat(page.evaluate(FAINT))
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
          .isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("how wide it is drawn")
          .isEqualTo(width);
    }
  }
}
