package cotejo.ingest.page;

import cotejo.ingest.page.Extraction.Method;
import org.jspecify.annotations.Nullable;

/** Chooses between the candidates for the body. */
final class BodyJudge {
  private BodyJudge() {}

  record Body(String text, Method method) {
    static final Body NONE = new Body("", Method.NONE);
  }

  static Body choose(Layout layout, LinkedData data, @Nullable String title) {
    var finder = new BodyFinder(layout);
    Box best = finder.best();
    String said = data.body() == null ? "" : data.body();
    if (best == null) return said.isEmpty() ? Body.NONE : new Body(said, Method.JSON_LD);
    String text = Texts.join(new BodyText(layout, title).of(best));
    if (said.length() > text.length() * 1.6) return new Body(said, Method.JSON_LD);
    return new Body(text, Method.SCORING);
  }
}
