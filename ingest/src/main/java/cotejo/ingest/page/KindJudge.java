package cotejo.ingest.page;

import cotejo.ingest.page.Extraction.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what a page is, so that a wall or an error is not taken for an article. */
final class KindJudge {
  private static final int SHORT = 800;
  private static final int CUT = 1_800;
  private static final Pattern ERROR_TITLE =
      Pattern.compile(
          "(?i)^\\W*(?:(?:error\\W*)?(?:40[0134]|410|429|50[0234])\\b|error\\W*$)|page (?:not found|cannot be found|doesn.t exist)|not found$|no longer available|access denied|forbidden"
              + "|just a moment|attention required|are you a robot|verify you are human|security check|pardon our interruption|service unavailable|bad gateway|too many requests"
              + "|p[áa]gina no (?:encontrada|existe|disponible)|no se encontr[óo]|acceso denegado|seite nicht gefunden|page introuvable|p[áa]gina n[ãa]o encontrada|pagina non trovata");
  private static final Pattern CONSENT =
      Pattern.compile(
          "(?i)before you continue|we value your privacy|your privacy (?:choices|matters)|cookie (?:consent|settings|preferences)|accept (?:all )?cookies|manage (?:cookies|consent)|we and our (?:\\d+ )?partners"
              + "|valoramos (?:tu|su) privacidad|acepta(?:r|s)? (?:todas )?las cookies|uso de cookies|pol[íi]tica de cookies|ihre privatsph[äa]re|cookies (?:akzeptieren|zustimmen)|einwilligung|datenschutzeinstellungen|consentement|tracking (?:ablehnen|akzeptieren)");
  private static final Pattern WALL =
      Pattern.compile(
          "(?i)subscribe (?:now )?to (?:continue|read|keep)|to continue reading|for subscribers only|subscribers only|already a subscriber|this (?:article|story|content) is (?:exclusive|reserved|only)|unlock this article"
              + "|contenido exclusivo (?:para|de) suscriptores|exclusivo para suscriptores|suscr[íi]bete para (?:seguir|continuar|leer)|para seguir leyendo|si ya eres suscriptor|nota exclusiva"
              + "|jetzt weiterlesen|weiterlesen mit|nur f[üu]r abonnenten|r[ée]serv[ée] aux abonn[ée]s|il vous reste \\d+|exclusivo para assinantes|riservato agli abbonati");

  private KindJudge() {}

  /**
   * @param free what JSON-LD says of {@code isAccessibleForFree}
   * @param dated whether the page says when it appeared
   */
  static Kind judge(
      Layout layout,
      @Nullable String title,
      String text,
      boolean free,
      boolean dated,
      boolean isArticle) {
    String heading = title == null ? "" : title;
    if (text.length() < SHORT && ERROR_TITLE.matcher(heading).find()) return Kind.ERROR;
    if (text.isBlank() && layout.blocks.isEmpty()) return Kind.EMPTY;
    if (text.length() < SHORT
        && !isArticle
        && CONSENT.matcher(heading + "\n" + start(layout)).find()) return Kind.CONSENT;
    if (isListing(layout, text, dated, isArticle)) return Kind.LISTING;
    if (text.length() < CUT && isWalled(layout, free)) return Kind.PAYWALL;
    return text.isBlank() ? Kind.EMPTY : Kind.ARTICLE;
  }

  private static String start(Layout layout) {
    var start = new StringBuilder();
    for (Block block : layout.blocks) {
      if (start.length() > 2_000) break;
      start.append(block.text()).append('\n');
    }
    return start.toString();
  }

  private static boolean isWalled(Layout layout, boolean free) {
    if (!free) return true;
    for (Block block : layout.blocks) {
      if (block.length() < 300 && WALL.matcher(block.text()).find()) return true;
    }
    return false;
  }

  /** Many headlines that are links, little text of its own, and no date. */
  private static boolean isListing(Layout layout, String text, boolean dated, boolean isArticle) {
    if (dated || isArticle || text.length() > 2_500) return false;
    int headlines = 0;
    for (Block block : layout.blocks) {
      boolean headline = block.isHeading() && block.linkDensity() > 0.8;
      if (headline && block.length() > 25) headlines++;
    }
    return headlines >= 8 && headlines * 60 > text.length() / 3;
  }
}
