package cotejo.classify.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads quantities in digits and words, English and Spanish: years, numbers, sums of dollars, per
 * cent. A Spanish "mil millones" is a thousand million and "billón" a million million.
 */
final class Numbers {
  private static final Map<String, Double> SMALL = new HashMap<>();
  private static final Set<String> DOLLARS =
      Set.of("dollar", "dollars", "dolares", "dolar", "usd", "mdd", "mmdd");
  private static final Set<String> PERCENT = Set.of("percent", "%", "pct");
  private static final Set<String> LINKS = Set.of("and", "y", "-");
  private static final Set<String> HALVES = Set.of("half", "medio");
  private static final Set<String> ONES = Set.of("a", "un");

  static {
    String[] en = {
      "zero",
      "one",
      "two",
      "three",
      "four",
      "five",
      "six",
      "seven",
      "eight",
      "nine",
      "ten",
      "eleven",
      "twelve",
      "thirteen",
      "fourteen",
      "fifteen",
      "sixteen",
      "seventeen",
      "eighteen",
      "nineteen"
    };
    String[] es = {
      "cero",
      "uno",
      "dos",
      "tres",
      "cuatro",
      "cinco",
      "seis",
      "siete",
      "ocho",
      "nueve",
      "diez",
      "once",
      "doce",
      "trece",
      "catorce",
      "quince",
      "dieciseis",
      "diecisiete",
      "dieciocho",
      "diecinueve",
      "veinte",
      "veintiuno",
      "veintidos",
      "veintitres",
      "veinticuatro",
      "veinticinco",
      "veintiseis",
      "veintisiete",
      "veintiocho",
      "veintinueve"
    };
    String[] enTens = {
      "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    String[] esTens = {
      "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"
    };
    for (int i = 0; i < en.length; i++) {
      SMALL.put(en[i], (double) i);
    }
    for (int i = 0; i < es.length; i++) {
      SMALL.put(es[i], (double) i);
    }
    for (int i = 0; i < enTens.length; i++) {
      SMALL.put(enTens[i], 20.0 + 10 * i);
    }
    for (int i = 0; i < esTens.length; i++) {
      SMALL.put(esTens[i], 30.0 + 10 * i);
    }
    SMALL.put("veintiun", 21.0);
    SMALL.put("cien", 100.0);
    SMALL.put("ciento", 100.0);
    String[] hundreds = {"dosc", "tresc", "cuatroc", "quin", "seisc", "setec", "ochoc", "novec"};
    for (int i = 0; i < hundreds.length; i++) {
      String stem = hundreds[i] + "ient";
      SMALL.put(stem + "os", 200.0 + 100 * i);
      SMALL.put(stem + "as", 200.0 + 100 * i);
    }
  }

  private final int year;
  private final int number;
  private final int money;
  private final int percent;

  Numbers(Concepts concepts) {
    year = concepts.add(Concepts.YEAR);
    number = concepts.add(Concepts.NUMBER);
    money = concepts.add(Concepts.MONEY);
    percent = concepts.add(Concepts.PERCENT);
  }

  private record Read(double value, int end) {}

  List<Span> tag(Text text, Sentence s) {
    List<Span> out = new ArrayList<>();
    int i = s.from();
    while (i < s.to()) {
      Read read = read(text, s, i);
      if (read == null) {
        i++;
        continue;
      }
      int unit = read.end();
      boolean of = unit < s.to() && text.token(unit).word().equals("de");
      int after = of ? unit + 1 : unit;
      boolean sign = i > s.from() && text.token(i - 1).word().equals("$");
      boolean dollars = DOLLARS.contains(text.token(read.end() - 1).word());
      if (sign || dollars || (after < s.to() && DOLLARS.contains(text.token(after).word()))) {
        out.add(new Span(money, i, sign || dollars ? unit : after + 1, read.value()));
      } else if (unit < s.to() && percent(text, unit, s.to()) > 0) {
        out.add(new Span(percent, i, unit + percent(text, unit, s.to()), read.value()));
      } else if (isYear(text, i, read)) {
        out.add(new Span(year, i, read.end(), read.value()));
      } else {
        out.add(new Span(number, i, read.end(), read.value()));
      }
      i = read.end();
    }
    return out;
  }

  private static int percent(Text text, int at, int to) {
    String word = text.token(at).word();
    if (PERCENT.contains(word)) {
      return 1;
    }
    boolean two =
        at + 1 < to
            && Set.of("per cent", "por ciento").contains(word + " " + text.token(at + 1).word());
    return two ? 2 : 0;
  }

  private static boolean isYear(Text text, int at, Read read) {
    return read.end() == at + 1
        && text.token(at).kind() == Token.Kind.NUMBER
        && text.token(at).word().length() == 4
        && read.value() >= 1800
        && read.value() <= 2099;
  }

  /** A number that begins here, with its words of size ("1.6 billion", "tres mil 300 millones"). */
  private static @Nullable Read read(Text text, Sentence s, int from) {
    double total = 0;
    double part = 0;
    boolean any = false;
    int i = from;
    while (i < s.to()) {
      Token t = text.token(i);
      double plain = plain(t);
      double size = size(t.word());
      if (!Double.isNaN(plain)) {
        if (any && part > 0 && part < 10 * Math.max(1, plain) && part != 100 && part % 100 != 0) {
          boolean tens = part >= 20 && part < 100 && part % 10 == 0 && plain < 10;
          if (!tens) {
            break;
          }
        }
        part += plain;
        any = true;
      } else if (size > 0 && (any || t.word().equals("mil"))) {
        if (size >= 1e6) {
          total = (total + part) * size;
          part = 0;
        } else {
          total += Math.max(1, part) * size;
          part = 0;
        }
        any = true;
      } else if (any && half(text, s, i)) {
        part += 0.5;
        i += 2;
      } else if (!any && wordBefore(text, s, i) > 0) {
        int sizeAt = i + wordBefore(text, s, i);
        double one = HALVES.contains(t.word()) ? 0.5 : 1;
        return new Read(one * size(text.token(sizeAt).word()), sizeAt + 1);
      } else if (!(any && LINKS.contains(t.word()) && linked(text, s, i))
          && !(any && hyphen(text, s, i))) {
        break;
      }
      i++;
    }
    return any ? new Read(total + part, i) : null;
  }

  /** "three and a half billion". */
  private static boolean half(Text text, Sentence s, int at) {
    return at + 3 < s.to()
        && text.words(at, at + 3).equalsIgnoreCase("and a half")
        && size(text.token(at + 3).word()) > 0;
  }

  /** How many words stand before the size in "a billion", "half a million"; 0 when none does. */
  private static int wordBefore(Text text, Sentence s, int at) {
    String word = text.token(at).word();
    boolean half = HALVES.contains(word);
    int next = half && at + 1 < s.to() && ONES.contains(text.token(at + 1).word()) ? 2 : 1;
    boolean counts = half || ONES.contains(word);
    return counts && at + next < s.to() && size(text.token(at + next).word()) >= 1e6 ? next : 0;
  }

  /** "$3.3-billion". */
  private static boolean hyphen(Text text, Sentence s, int at) {
    return text.token(at).word().equals("-")
        && at + 1 < s.to()
        && size(text.token(at + 1).word()) >= 1e6;
  }

  private static boolean linked(Text text, Sentence s, int at) {
    double before = plain(text.token(at - 1));
    double after = at + 1 < s.to() ? plain(text.token(at + 1)) : Double.NaN;
    return text.token(at - 1).kind() == Token.Kind.WORD
        && before >= 20
        && before < 100
        && before % 10 == 0
        && after > 0
        && after < 10
        && text.token(at + 1).kind() == Token.Kind.WORD;
  }

  private static double size(String word) {
    return switch (word) {
      case "hundred" -> 100;
      case "thousand", "mil" -> 1000;
      case "million", "millions", "millon", "millones", "mdd", "m", "mn", "mm" -> 1e6;
      case "billion", "billions", "bn", "b", "mmdd" -> 1e9;
      case "billon", "billones", "trillion" -> 1e12;
      default -> 0;
    };
  }

  private static double plain(Token t) {
    if (t.kind() == Token.Kind.NUMBER) {
      return digits(t.word());
    }
    Double value = SMALL.get(t.word());
    return value == null ? Double.NaN : value;
  }

  /**
   * A point or comma before exactly three digits groups thousands; otherwise it is the decimal
   * mark.
   */
  private static double digits(String s) {
    int last = Math.max(s.lastIndexOf('.'), s.lastIndexOf(','));
    String plain = s.replace(",", "").replace(".", "");
    if (plain.length() > 15) {
      return 1e15;
    }
    double all = Double.parseDouble(plain);
    boolean groups = last < 0 || s.length() - last - 1 == 3;
    return groups ? all : all / Math.pow(10, s.length() - last - 1.0);
  }
}
