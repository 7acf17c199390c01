package cotejo.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import cotejo.alert.Chromium;
import cotejo.alert.delivery.MailMaker;
import cotejo.alert.web.view.Lang;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails as a browser draws them: contrast in light and dark, and the width of a telephone. */
class MailInBrowserTest {
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
  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.open();
    post = new Post(folder);
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
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

  private static byte[] confirmation(Post post, Lang lang) {
    post.subscriptions.request("new@mail.example", Post.preferences(lang.code()));
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
  void every_kind_of_mail_is_readable_in_light_and_dark_and_fits(
      Lang lang, ColorScheme scheme, int width) throws Exception {
    String where = "-" + lang.code() + "-" + width + "-" + scheme;
    show("mail-digest" + where, html(post.digest(Post.story(8), lang)), scheme, width);
    show("mail-quiet" + where, html(post.digest(Post.quiet(), lang)), scheme, width);
    try (Post own = new Post(Files.createDirectories(folder.resolve(where)))) {
      show("mail-confirm" + where, html(confirmation(own, lang)), scheme, width);
      show("mail-alarm" + where, html(own.alarm(lang, 4)), scheme, width);
    }
  }

  private static void show(String name, String html, ColorScheme scheme, int width) {
    Page page = chromium.page(width, true, scheme);
    page.setContent(html);
    Chromium.picture(page, name);
    assertThat(page.evaluate(FAINT)).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
    assertThat(chromium.complaints(page)).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("how wide it is drawn")
        .isEqualTo(width);
    page.context().close();
  }
}
