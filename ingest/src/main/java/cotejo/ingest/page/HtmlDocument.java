package cotejo.ingest.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Bytes to a tree of bounded size and depth, whatever the bytes are. */
final class HtmlDocument {
  /** Longest page we read, in bytes; the rest is not looked at. News pages are 0.05 to 3 MiB. */
  static final int LONGEST = 8 * 1024 * 1024;

  /** Deepest nesting of elements; what lies deeper is attached there, as browsers do at 512. */
  static final int DEEPEST = 512;

  private static final int PRESCAN = 4096;
  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private HtmlDocument() {}

  static Document parse(byte[] page, @Nullable String contentType, String base) {
    return parse(decode(page, contentType), base);
  }

  static Document parse(String html, String base) {
    String bounded = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    Parser parser = Parser.htmlParser();
    parser.setMaxDepth(DEEPEST);
    return parser.parseInput(bounded, base);
  }

  /**
   * The WHATWG's order (byte order mark, HTTP, meta), except that bytes which are UTF-8 and not
   * ASCII are read as UTF-8 against any declaration: no other encoding looks like it by chance.
   */
  static String decode(byte[] page, @Nullable String contentType) {
    int length = Math.min(page.length, LONGEST);
    Charset marked = byteOrderMark(page);
    if (marked != null) return new String(page, 0, length, marked);
    String strict = strictUtf8(page, length);
    if (strict != null) return strict;
    Charset declared = charsetIn(contentType);
    if (declared == null) {
      int prescan = Math.min(PRESCAN, length);
      declared = charsetIn(new String(page, 0, prescan, StandardCharsets.ISO_8859_1));
    }
    if (declared == null)
      declared = mostlyUtf8(page, length) ? StandardCharsets.UTF_8 : WINDOWS_1252;
    return new String(page, 0, length, declared);
  }

  private static @Nullable Charset byteOrderMark(byte[] page) {
    if (page.length < 2) return null;
    int first = page[0] & 0xff;
    int second = page[1] & 0xff;
    if (first == 0xfe && second == 0xff) return StandardCharsets.UTF_16BE;
    if (first == 0xff && second == 0xfe) return StandardCharsets.UTF_16LE;
    return null;
  }

  private static @Nullable String strictUtf8(byte[] page, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(page, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** UTF-8 with a few broken bytes, as pages stitched together from parts have them. */
  private static boolean mostlyUtf8(byte[] page, int length) {
    int pairs = 0;
    int strays = 0;
    for (int i = 0; i + 1 < length; i++) {
      if ((page[i] & 0xe0) == 0xc0 || (page[i] & 0xf0) == 0xe0) {
        if ((page[i + 1] & 0xc0) == 0x80) pairs++;
        else strays++;
      }
    }
    return pairs > strays * 4;
  }

  private static @Nullable Charset charsetIn(@Nullable String declaration) {
    if (declaration == null) return null;
    var found = CHARSET.matcher(declaration);
    if (!found.find()) return null;
    try {
      Charset charset = Charset.forName(found.group(1));
      // The WHATWG reads Latin-1 as its superset; UTF-16 in a readable declaration cannot be true.
      if (charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII))
        return WINDOWS_1252;
      return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
