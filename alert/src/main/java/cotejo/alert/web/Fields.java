package cotejo.alert.web;

import io.javalin.http.Context;

/** Reads the fields of a posted form. */
final class Fields {
  private Fields() {}

  /**
   * A field of one line, blanks trimmed; empty when absent. Control characters, line breaks among
   * them, become blanks, so that nothing can be smuggled into a header.
   */
  static String line(Context request, String name) {
    return clean(request.formParam(name), false);
  }

  /** A field of several lines. */
  static String text(Context request, String name) {
    return clean(request.formParam(name), true);
  }

  static boolean isChecked(Context request, String name) {
    return request.formParam(name) != null;
  }

  /** People do not see the field that this looks at, robots fill it in. */
  static boolean isTrapped(Context request) {
    return !line(request, "website").isEmpty();
  }

  private static String clean(@org.jspecify.annotations.Nullable String value, boolean lines) {
    if (value == null) {
      return "";
    }
    StringBuilder clean = new StringBuilder(value.length());
    value
        .replace("\r\n", "\n")
        .codePoints()
        .map(c -> Character.isISOControl(c) && !(lines && c == '\n') ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }
}
