package cotejo.ingest.html;

import java.util.Set;

/** Elements that browsers show as blocks of their own (HTML, section 15.3, Rendering). */
public final class BlockNames {
  private static final Set<String> NAMES =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "caption",
          "center",
          "dd",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "li",
          "main",
          "ol",
          "p",
          "pre",
          "section",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul");

  private BlockNames() {}

  /** Whether an element of this name, in lower case, is a block. */
  public static boolean contains(String name) {
    return NAMES.contains(name);
  }
}
