package cotejo.ingest.feed;

import java.nio.charset.Charset;

/**
 * Reads UTF-8 in which single bytes come from windows-1252, as happens when a page pastes texts
 * together.
 */
final class Utf8Repair {

  private static final String WINDOWS_1252;

  static {
    var upper = new byte[128];
    for (int i = 0; i < 128; i++) {
      upper[i] = (byte) (128 + i);
    }
    WINDOWS_1252 = new String(upper, Charset.forName("windows-1252"));
  }

  /**
   * The text and what it was made of.
   *
   * @param sequences valid sequences of more than one byte
   * @param strays bytes that belong to none
   */
  record Mixed(String text, int sequences, int strays) {}

  private Utf8Repair() {}

  /** The character of a byte from 128 on. */
  static char windows1252(int value) {
    return WINDOWS_1252.charAt(value - 0x80);
  }

  static Mixed decode(byte[] bytes, int from) {
    var text = new StringBuilder(bytes.length - from);
    int sequences = 0;
    int strays = 0;
    int i = from;
    while (i < bytes.length) {
      int first = bytes[i] & 0xFF;
      int length = first < 0x80 ? 1 : sequence(bytes, i, first);
      if (length == 0) {
        text.append(WINDOWS_1252.charAt(first - 0x80));
        strays++;
        i++;
      } else {
        sequences += length > 1 ? 1 : 0;
        text.appendCodePoint(codePoint(bytes, i, length, first));
        i += length;
      }
    }
    return new Mixed(text.toString(), sequences, strays);
  }

  /** Length of the well-formed sequence at i (Unicode Standard, table 3-7), or 0. */
  private static int sequence(byte[] bytes, int i, int first) {
    int length = first >= 0xF0 && first <= 0xF4 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (first > 0xF4 || length == 0 || i + length > bytes.length) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[i + 1] & 0xFF;
    boolean outside =
        (first == 0xE0 && second < 0xA0)
            || (first == 0xED && second > 0x9F)
            || (first == 0xF0 && second < 0x90)
            || (first == 0xF4 && second > 0x8F);
    return outside ? 0 : length;
  }

  private static int codePoint(byte[] bytes, int i, int length, int first) {
    if (length == 1) {
      return first;
    }
    int value = first & (0xFF >> (length + 1));
    for (int k = 1; k < length; k++) {
      value = (value << 6) | (bytes[i + k] & 0x3F);
    }
    return value;
  }
}
