package cotejo.ingest.feed;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encodings that labels mean. Labels are read as browsers read them (WHATWG Encoding Standard),
 * which takes the supersets that Windows made for the standards they extend; then by every name and
 * alias that the platform knows, whatever signs stand between their letters and digits.
 */
final class CharsetLabels {

  private static final String[][] READ_AS = {
    {
      "windows-1252",
      "ascii usascii ansix341968 iso88591 88591 latin1 isolatin1 l1 isoir100 ansi cp819 1252 cp1252"
    },
    {"windows-1254", "iso88599 latin5 l5 isoir148 1254"},
    {"windows-1250", "1250"},
    {"windows-1251", "1251 win1251"},
    {"windows-1253", "1253"},
    {"windows-1255", "1255"},
    {"windows-1256", "1256"},
    {"windows-1257", "1257"},
    {"windows-1258", "1258"},
    {"x-windows-874", "iso885911 tis620 windows874 874 tactis thai"},
    {
      "GB18030",
      "xmacsimpchinese gb2312 gb231280 gb23121980 gbk xgbk chinese csiso58gb231280 isoir58 936 cp936 ms936 euccn eucgb2312cn gb18030"
    },
    {
      "x-windows-949",
      "xmackorean euckr ksc56011987 korean ksc5601 ksx1001 ksx1001 949 uhc ms949 isoir149 ksc56011989"
    },
    {"Big5-HKSCS", "xmactradchinese big5 big5tw big5hkscs hkscs csbig5 cnbig5 xxbig5 950"},
    {
      "windows-31j",
      "xmacjapanese shiftjis sjis xsjis mskanji csshiftjis ms932 932 cp932 windows31j"
    },
    {"x-SJIS_0213", "shiftjis2004 shiftjisx0213 sjis2004 sjisx0213"},
    {"EUC-JP", "eucjp xeucjp ujis eucjis2004 eucjisx0213 jisx0213"},
    {
      "ISO-2022-JP-2",
      "iso2022jp csiso2022jp iso2022jp1 iso2022jp2 iso2022jp3 iso2022jpext iso2022jp2004"
    },
    {"ISO-2022-KR", "iso2022kr csiso2022kr"},
    {"x-Johab", "johab cp1361 ms1361"},
    {"UTF-8", "utf8 u8 utf utf8ucs4 unicode11utf8 cp65001"},
    {"UTF-16", "unicode utf16 u16 ucs2 iso10646ucs2 csunicode"},
    {"UTF-32", "utf32 u32 ucs4 iso10646ucs4 csucs4"},
    {"x-MacRoman", "macintosh macroman mac macosroman"},
    {"x-MacCentralEurope", "maccentraleurope maccenteuro maclatin2"},
    {"x-MacGreek", "macgreek"},
    {"x-MacIceland", "maciceland"},
    {"x-MacTurkish", "macturkish"},
    {"x-MacCyrillic", "maccyrillic"},
    {"ISO-8859-6", "asmo708 ecma114 arabic isoir127"},
    {"ISO-8859-8", "hebrew iso88598i iso88598e logical visual isoir138"},
    {"ISO-8859-2", "latin2 l2 isoir101"},
    {"ISO-8859-3", "latin3 l3 isoir109"},
    {"ISO-8859-4", "latin4 l4 isoir110"},
    {"ISO-8859-13", "latin7 l7"},
    {"ISO-8859-15", "latin9 l9 latin0"},
    {"ISO-8859-16", "latin10 l10 isoir226"},
    {"IBM00858", "csibm858 ibm858"},
    {"IBM775", "cspc775baltic"},
    {"IBM869", "cpgr cp869"},
    {"KOI8-R", "koi koi8 koi8r"},
    {"KOI8-U", "koi8ru koi8u"}
  };

  private static final Map<String, Charset> KNOWN = new HashMap<>();

  static {
    for (Charset charset : Charset.availableCharsets().values()) {
      KNOWN.put(squeezed(charset.name()), charset);
    }
    for (Charset charset : Charset.availableCharsets().values()) {
      for (String alias : charset.aliases()) {
        KNOWN.putIfAbsent(squeezed(alias), charset);
      }
    }
    for (String[] row : READ_AS) {
      for (String label : row[1].split(" ", -1)) {
        if (Charset.isSupported(row[0])) {
          KNOWN.put(squeezed(label), Charset.forName(row[0]));
        }
      }
    }
  }

  private CharsetLabels() {}

  /** The encoding that a label means; null when nobody knows it. */
  static @Nullable Charset find(String label) {
    String squeezed = squeezed(label);
    Charset charset = KNOWN.get(squeezed);
    // ISO_8859-2:1987 and its like name the year of the standard.
    return charset == null && squeezed.matches("(?:iso|ks|gb).*(?:19|20)\\d{2}")
        ? KNOWN.get(squeezed.substring(0, squeezed.length() - 4))
        : charset;
  }

  private static String squeezed(String label) {
    var letters = new StringBuilder(label.length());
    for (char c : label.toLowerCase(Locale.ROOT).toCharArray()) {
      if (Character.isLetterOrDigit(c)) {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
