package cotejo.alert.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message laid out once for many readers, with holes for what is each one's own. A hole in a part
 * stands between soft line breaks (RFC 2045, section 6.7), so that what is filled in moves no other
 * line.
 */
final class Stencil {
  /** What is each reader's own. */
  enum Hole {
    TO,
    MESSAGE_ID,
    PREFERENCES,
    UNSUBSCRIBE,
    LIST_UNSUBSCRIBE
  }

  /** Where a hole is, which decides how its filling is written. */
  private enum Place {
    HEADER,
    TEXT,
    HTML
  }

  /** Stands for a hole while the message is laid out; unguessable, so that no article says it. */
  private static final String SECRET = secret();

  private static final Pattern MARK = Pattern.compile("HOLE" + SECRET + "-([A-Z_]+)-([A-Z]+)-ELOH");

  private record Cut(Hole hole, Place place) {}

  private final List<byte[]> fixed = new ArrayList<>();
  private final List<Cut> cuts = new ArrayList<>();
  private final int fixedBytes;

  private Stencil(String message) {
    Matcher marks = MARK.matcher(message);
    int from = 0;
    int bytes = 0;
    while (marks.find()) {
      fixed.add(bytes(message.substring(from, marks.start())));
      cuts.add(new Cut(Hole.valueOf(marks.group(1)), Place.valueOf(marks.group(2))));
      bytes += marks.start() - from;
      from = marks.end();
    }
    fixed.add(bytes(message.substring(from)));
    fixedBytes = bytes + message.length() - from;
  }

  /** The message as {@link Mime} wrote it, marks and all, one character a byte. */
  static Stencil of(byte[] message) {
    return new Stencil(new String(message, StandardCharsets.ISO_8859_1));
  }

  private static String secret() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static String mark(Hole hole, Place place) {
    return "HOLE" + SECRET + "-" + hole.name() + "-" + place.name() + "-ELOH";
  }

  static String inHeader(Hole hole) {
    return mark(hole, Place.HEADER);
  }

  static String inText(Hole hole) {
    return mark(hole, Place.TEXT);
  }

  static String inHtml(Hole hole) {
    return mark(hole, Place.HTML);
  }

  /**
   * A part's text, or one with marks in it, in quoted-printable.
   *
   * @return ASCII, lines of at most 76 characters but for marks
   */
  static String quotedPrintable(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + text.length() / 8);
    Matcher marks = MARK.matcher(text);
    int from = 0;
    while (marks.find()) {
      String before = QuotedPrintable.encode(text.substring(from, marks.start()));
      quoted.append(before);
      if (!before.isEmpty() && !before.endsWith("\r\n")) {
        quoted.append("=\r\n");
      }
      quoted.append(marks.group());
      from = marks.end();
      if (from < text.length() && text.charAt(from) != '\n' && text.charAt(from) != '\r') {
        quoted.append("=\r\n");
      }
    }
    return quoted.append(QuotedPrintable.encode(text.substring(from))).toString();
  }

  /** The message for one reader; holes without a filling are an error. */
  byte[] fill(Map<Hole, String> fillings) {
    Map<Hole, @Nullable String> text = new EnumMap<>(Hole.class);
    Map<Hole, @Nullable String> html = new EnumMap<>(Hole.class);
    ByteArrayOutputStream message = new ByteArrayOutputStream(fixedBytes + 2_048);
    try {
      for (int i = 0; i < cuts.size(); i++) {
        message.write(fixed.get(i));
        Hole hole = cuts.get(i).hole();
        String filling = fillings.get(hole);
        if (filling == null) {
          throw new IllegalArgumentException("nothing to fill in for " + hole);
        }
        message.write(
            bytes(
                switch (cuts.get(i).place()) {
                  case HEADER -> inOneLine(hole, filling);
                  case TEXT -> text.computeIfAbsent(hole, _ -> QuotedPrintable.encode(filling));
                  case HTML ->
                      html.computeIfAbsent(hole, _ -> QuotedPrintable.encode(escaped(filling)));
                }));
      }
      message.write(fixed.getLast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return message.toByteArray();
  }

  /** How many bytes the message has without what is filled in. */
  int size() {
    return fixedBytes;
  }

  private static String inOneLine(Hole hole, String filling) {
    if (filling.indexOf('\r') >= 0 || filling.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a line break in the header for " + hole + " is refused");
    }
    return filling;
  }

  private static String escaped(String link) {
    return link.replace("&", "&amp;").replace("\"", "&#34;").replace("<", "&lt;");
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }
}
