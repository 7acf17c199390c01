package cotejo.ingest.feed;

import cotejo.ingest.html.BlockNames;
import java.util.Locale;
import java.util.Set;

/** The elements of HTML as far as a feed reader must tell them apart. */
final class HtmlNames {

  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "meta", "param", "source",
          "track", "wbr");

  /** What breaks a line in a feed's text besides the blocks of a page. */
  private static final Set<String> BREAKING = Set.of("br", "nav", "option");

  private static final Set<String> INLINE =
      Set.of(
          "a",
          "abbr",
          "acronym",
          "b",
          "bdi",
          "bdo",
          "big",
          "cite",
          "code",
          "del",
          "dfn",
          "em",
          "font",
          "i",
          "iframe",
          "img",
          "ins",
          "kbd",
          "label",
          "mark",
          "q",
          "s",
          "samp",
          "script",
          "small",
          "span",
          "strike",
          "strong",
          "style",
          "sub",
          "sup",
          "svg",
          "time",
          "tt",
          "u",
          "var",
          "video",
          "audio",
          "object",
          "embed",
          "picture",
          "source",
          "wbr",
          "input",
          "button",
          "select",
          "textarea",
          "noscript",
          "nobr",
          "html",
          "body",
          "head",
          "meta",
          "param",
          "applet",
          "marquee",
          "blink",
          "ruby",
          "rt",
          "rp",
          "map",
          "area",
          "canvas",
          "col",
          "colgroup",
          "base");

  private static final Set<String> DROPPED =
      Set.of("script", "style", "noscript", "template", "svg", "iframe", "object");

  private HtmlNames() {}

  static boolean isVoid(String name) {
    return VOID.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean isBlock(String lowerCaseName) {
    return BlockNames.contains(lowerCaseName) || BREAKING.contains(lowerCaseName);
  }

  static boolean isHtml(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return isBlock(lower) || INLINE.contains(lower) || VOID.contains(lower);
  }

  /** Elements whose text nobody is meant to read. */
  static boolean isDropped(String lowerCaseName) {
    return DROPPED.contains(lowerCaseName);
  }
}
