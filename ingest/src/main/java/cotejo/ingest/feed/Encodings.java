package cotejo.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes to text: byte order mark, then the charset of the HTTP header, then the XML declaration,
 * then UTF-8 (RFC 7303, section 3), each only if the bytes agree with it. Labels are read as
 * browsers read them (WHATWG Encoding Standard).
 */
final class Encodings {

  /**
   * @param mismatch whether the bytes are not in the encoding that was declared for them
   */
  record Decoded(String text, String charset, boolean mismatch) {}

  private static final Pattern HTTP_CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:+-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern XML_DECLARED =
      Pattern.compile(
          "<\\?xml\\b[^>]{0,200}?\\bencoding\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:+-]+)",
          Pattern.CASE_INSENSITIVE);

  /**
   * How far into a document a declaration is looked for: junk before the prolog is rarely longer.
   */
  private static final int DECLARATION_WINDOW = 4096;

  /** Statistics are settled long before. */
  private static final int DETECTION_WINDOW = 64 * 1024;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private Encodings() {}

  static Decoded decode(byte[] bytes, @Nullable String contentType) {
    var marked = byteOrderMark(bytes);
    if (marked != null) {
      return marked;
    }
    var silent = withoutMark(bytes);
    if (silent != null) {
      return silent;
    }
    String declared = firstGroup(HTTP_CHARSET, contentType == null ? "" : contentType);
    if (declared == null || CharsetLabels.find(declared) == null) {
      declared = xmlDeclared(bytes);
    }
    Charset charset = declared == null ? null : CharsetLabels.find(declared);
    if (isAscii(bytes) && (charset == null || !isStateful(charset))) {
      boolean wide =
          charset != null
              && charset.name().startsWith("UTF-")
              && !StandardCharsets.UTF_8.equals(charset);
      return new Decoded(new String(bytes, StandardCharsets.ISO_8859_1), "US-ASCII", wide);
    }
    // Text of any length that is valid UTF-8 is UTF-8: other encodings all but never look like it
    // by accident.
    String utf8 = isStateful(charset) ? null : strictly(bytes, 0, StandardCharsets.UTF_8);
    if (utf8 != null) {
      boolean told = declared != null && !StandardCharsets.UTF_8.equals(charset);
      return new Decoded(utf8, "UTF-8", told);
    }
    if (charset == null || charset.name().startsWith("UTF-")) {
      return guessed(bytes, charset != null);
    }
    boolean ascii = declared != null && declared.toLowerCase(Locale.ROOT).endsWith("ascii");
    String exact = strictly(bytes, 0, charset);
    return exact != null
        ? new Decoded(exact, charset.name(), ascii)
        : new Decoded(new String(bytes, charset), charset.name(), true);
  }

  /**
   * Neither declared nor UTF-8: UTF-8 with strange bytes in it, or an encoding that its statistics
   * give away.
   */
  private static Decoded guessed(byte[] bytes, boolean declaredUtf8) {
    var mixed = Utf8Repair.decode(bytes, 0);
    // A text in another encoding looks like UTF-8 in a place or two at most.
    boolean mostly =
        declaredUtf8 ? mixed.sequences() * 3 >= mixed.strays() : mixed.sequences() > mixed.strays();
    if (mostly) {
      return new Decoded(mixed.text(), "UTF-8", true);
    }
    var detector = new UniversalDetector();
    detector.handleData(bytes, 0, Math.min(bytes.length, DETECTION_WINDOW));
    detector.dataEnd();
    String label = detector.getDetectedCharset();
    Charset charset = label == null ? null : CharsetLabels.find(label);
    String text = charset == null ? null : new String(bytes, charset);
    return text == null || charset.name().startsWith("UTF-")
        ? new Decoded(mixed.text(), WINDOWS_1252.name(), true)
        : new Decoded(text, charset.name(), true);
  }

  private static @Nullable Decoded byteOrderMark(byte[] b) {
    if (starts(b, 0xEF, 0xBB, 0xBF)) {
      String exact = strictly(b, 3, StandardCharsets.UTF_8);
      return exact != null
          ? new Decoded(exact, "UTF-8", false)
          : new Decoded(Utf8Repair.decode(b, 3).text(), "UTF-8", true);
    }
    if (starts(b, 0xFF, 0xFE, 0, 0)) {
      return wide(b, 4, "UTF-32LE");
    }
    if (starts(b, 0, 0, 0xFE, 0xFF)) {
      return wide(b, 4, "UTF-32BE");
    }
    if (starts(b, 0xFF, 0xFE)) {
      return wide(b, 2, "UTF-16LE");
    }
    return starts(b, 0xFE, 0xFF) ? wide(b, 2, "UTF-16BE") : null;
  }

  /** The patterns of XML 1.0, appendix F, for documents without a byte order mark. */
  private static @Nullable Decoded withoutMark(byte[] b) {
    if (starts(b, '<', 0, 0, 0)) {
      return wide(b, 0, "UTF-32LE");
    }
    if (starts(b, 0, 0, 0, '<')) {
      return wide(b, 0, "UTF-32BE");
    }
    if (starts(b, '<', 0) || starts(b, '{', 0)) {
      return wide(b, 0, "UTF-16LE");
    }
    if (starts(b, 0, '<') || starts(b, 0, '{')) {
      return wide(b, 0, "UTF-16BE");
    }
    return starts(b, 0x4C, 0x6F, 0xA7, 0x94) ? ebcdic(b) : null;
  }

  /** The declaration can be read in any EBCDIC and says which one the text is in. */
  private static Decoded ebcdic(byte[] bytes) {
    int length = Math.min(bytes.length, DECLARATION_WINDOW);
    String label =
        firstGroup(XML_DECLARED, new String(bytes, 0, length, Charset.forName("IBM037")));
    Charset declared = label == null ? null : CharsetLabels.find(label);
    boolean fits =
        declared != null
            && new String(bytes, 0, length, declared).regionMatches(true, 0, "<?xml", 0, 5);
    return wide(bytes, 0, fits ? declared.name() : "IBM037");
  }

  private static Decoded wide(byte[] bytes, int from, String charset) {
    return new Decoded(
        new String(bytes, from, bytes.length - from, Charset.forName(charset)), charset, false);
  }

  private static boolean starts(byte[] bytes, int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** Encodings that switch by escape sequences and look like ASCII. */
  private static boolean isStateful(@Nullable Charset charset) {
    return charset != null && charset.name().contains("2022");
  }

  private static @Nullable String xmlDeclared(byte[] bytes) {
    int length = Math.min(bytes.length, DECLARATION_WINDOW);
    return firstGroup(XML_DECLARED, new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
  }

  private static @Nullable String firstGroup(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static @Nullable String strictly(byte[] bytes, int from, Charset charset) {
    try {
      CharBuffer chars =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      return chars.toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
