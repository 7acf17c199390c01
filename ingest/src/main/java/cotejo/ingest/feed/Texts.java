package cotejo.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * The text that an element carries, with what it says about itself: Atom's type (RFC 4287, section
 * 3.1) and Atom 0.3's mode. RSS says nothing, so its texts are read as HTML, which is what they are
 * in practice.
 */
record Texts(String value, boolean html) {

  static @Nullable Texts of(@Nullable Element element) {
    if (element == null) {
      return null;
    }
    boolean atom = Names.of(element).startsWith("atom:");
    String type = attribute(element, "type");
    String mode = attribute(element, "mode");
    if (Markup.hasElements(element)) {
      return new Texts(Markup.inside(element).strip(), true);
    }
    String text = element.getValue().strip();
    if (text.isEmpty()) {
      return null;
    }
    if (mode.equals("base64") || isBinary(type, text)) {
      text = decoded(text);
    }
    boolean saysPlain =
        atom && (type.isEmpty() || type.equals("text") || type.equals("text/plain"));
    return new Texts(text, !saysPlain || mode.equals("escaped") || HtmlText.looksLikeHtml(text));
  }

  private static String attribute(Element element, String name) {
    String value = Names.attribute(element, name);
    return value == null ? "" : value.toLowerCase(Locale.ROOT);
  }

  /** RFC 4287, section 4.1.3.3: content of a type that is neither text nor XML is Base64. */
  private static boolean isBinary(String type, String text) {
    return type.indexOf('/') > 0
        && !type.startsWith("text/")
        && !type.endsWith("xml")
        && text.length() > 3
        && text.matches("[A-Za-z0-9+/\\s]+={0,2}");
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Without markup; null when nothing is left. */
  @Nullable String plain() {
    return html ? HtmlText.plainTwice(value) : HtmlText.collapse(value);
  }

  static @Nullable String plain(@Nullable Element element) {
    Texts texts = of(element);
    return texts == null ? null : texts.plain();
  }

  /** As HTML that is safe to show. */
  String safeHtml(@Nullable String base) {
    if (!html || (value.indexOf('<') < 0 && value.indexOf('&') < 0)) {
      return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
    return SafeHtml.clean(value, base);
  }
}
