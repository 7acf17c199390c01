package cotejo.alert;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Debian's Chromium with axe-core, the judge of accessibility that browsers themselves use. */
public final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  /** The rules of WCAG 2.2 at A and AA and axe's best practices. */
  private static final String JUDGE =
      """
      async rules => {
        const result = await axe.run(document, {resultTypes: ['violations'], rules});
        return result.violations.flatMap(v => v.nodes.map(n =>
          v.id + ': ' + v.help + ': ' + n.html.slice(0, 160) + ' | ' + n.failureSummary.slice(0, 240)));
      }
      """;

  private final Playwright playwright;
  private final Browser browser;
  private final String axe;

  private Chromium(Playwright playwright) {
    this.playwright = playwright;
    this.axe = axe();
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
  }

  /** Starts it; the test is skipped where it is not installed. */
  public static Chromium open() {
    assumeTrue(
        Files.isExecutable(PROGRAM),
        "skipped: Chromium is not installed (apt-get install chromium)");
    return new Chromium(
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
  }

  private static String axe() {
    try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          java.util.Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A window; its context is to be closed. */
  public Page page(int width, boolean script, ColorScheme scheme) {
    return browser
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setJavaScriptEnabled(script)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme))
        .newPage();
  }

  /**
   * What axe-core has to say against a page, each with the element it is about.
   *
   * @param passed rules that do not apply here
   */
  public List<?> complaints(Page page, String... passed) {
    page.evaluate(axe);
    Map<String, Object> rules = new HashMap<>();
    rules.put("target-size", Map.of("enabled", true));
    for (String rule : passed) {
      rules.put(rule, Map.of("enabled", false));
    }
    return (List<?>) page.evaluate(JUDGE, rules);
  }

  /** Keeps a picture for human eyes in the folder that {@code -Dcotejo.screens} names, if any. */
  public static void picture(Page page, String name) {
    String folder = System.getProperty("cotejo.screens", "");
    if (!folder.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of(folder).resolve(name + ".png"))
              .setFullPage(true));
    }
  }

  /** Keeps a page as it is printed, in the same folder. */
  public static void paper(Page page, String name) {
    String folder = System.getProperty("cotejo.screens", "");
    if (!folder.isEmpty()) {
      page.pdf(
          new Page.PdfOptions().setFormat("A4").setPath(Path.of(folder).resolve(name + ".pdf")));
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
