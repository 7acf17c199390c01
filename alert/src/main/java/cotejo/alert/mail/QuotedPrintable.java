package cotejo.alert.mail;

import java.nio.charset.StandardCharsets;

/** Text in UTF-8 as lines of ASCII (RFC 2045, section 6.7). */
final class QuotedPrintable {
  /** Longest line without its CRLF; the last place is kept for the mark of a soft break. */
  private static final int COLUMNS = 76;

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private final StringBuilder lines;
  private int column;

  private QuotedPrintable(int capacity) {
    this.lines = new StringBuilder(capacity);
  }

  /** Lines end with CRLF, whether they end with it or with LF in {@code text}. */
  static String encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    QuotedPrintable encoder = new QuotedPrintable(bytes.length + bytes.length / 8);
    for (int i = 0; i < bytes.length; i++) {
      boolean endsLine = i + 1 == bytes.length || isBreak(bytes, i + 1);
      if (isBreak(bytes, i)) {
        encoder.lines.append("\r\n");
        encoder.column = 0;
        i += bytes[i] == '\r' ? 1 : 0;
      } else {
        encoder.write(bytes[i], endsLine);
      }
    }
    return encoder.lines.toString();
  }

  private static boolean isBreak(byte[] bytes, int at) {
    return bytes[at] == '\n'
        || (bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n');
  }

  private void write(byte octet, boolean endsLine) {
    boolean blank = octet == ' ' || octet == '\t';
    boolean plain = blank ? !endsLine : octet > ' ' && octet < 127 && octet != '=';
    int length = plain ? 1 : 3;
    if (column + length > COLUMNS - 1) {
      lines.append("=\r\n");
      column = 0;
    }
    if (plain) {
      lines.append((char) octet);
    } else {
      lines.append('=').append(HEX[(octet >> 4) & 0xF]).append(HEX[octet & 0xF]);
    }
    column += length;
  }
}
