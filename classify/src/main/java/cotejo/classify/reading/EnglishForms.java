package cotejo.classify.reading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** English inflection: a table of irregular verbs, and the rules of spelling for all others. */
final class EnglishForms {
  private static final Map<String, List<String>> IRREGULAR = irregular();
  private static final Map<String, String> PLURALS =
      Map.ofEntries(
          Map.entry("child", "children"),
          Map.entry("person", "people"),
          Map.entry("foot", "feet"),
          Map.entry("life", "lives"),
          Map.entry("knife", "knives"),
          Map.entry("half", "halves"),
          Map.entry("thief", "thieves"),
          Map.entry("leaf", "leaves"),
          Map.entry("shelf", "shelves"),
          Map.entry("wife", "wives"),
          Map.entry("loaf", "loaves"));

  private EnglishForms() {}

  private static Map<String, List<String>> irregular() {
    Map<String, List<String>> out = new HashMap<>();
    for (List<String> line : WordTable.lines("english-verbs.txt")) {
      out.put(line.get(0), line.subList(1, line.size()));
    }
    return Map.copyOf(out);
  }

  /** All forms of a verb; both spellings where writers differ (travelled, authorize). */
  static Set<String> verb(String base) {
    Set<String> out = new LinkedHashSet<>();
    addVerb(out, base);
    if (base.endsWith("ise") && base.length() > 5) {
      addVerb(out, base.substring(0, base.length() - 2) + "ze");
    } else if (base.endsWith("ize") && base.length() > 5) {
      addVerb(out, base.substring(0, base.length() - 2) + "se");
    }
    return out;
  }

  private static void addVerb(Set<String> out, String base) {
    out.add(base);
    List<String> irregular = IRREGULAR.get(base);
    if (irregular == null || irregular.stream().noneMatch(form -> form.endsWith("s"))) {
      out.add(withS(base));
    }
    for (String stem : stems(base)) {
      out.add(stem + "ing");
      if (irregular == null) {
        out.add(stem.endsWith("e") ? stem + "d" : stem + "ed");
      }
    }
    if (irregular != null) {
      out.addAll(irregular);
    } else if (base.endsWith("e")) {
      out.add(base + "d");
    } else if (consonantY(base)) {
      out.add(base.substring(0, base.length() - 1) + "ied");
      out.remove(base + "ed");
    }
  }

  /** What stands before -ing and -ed: final consonants doubled, a silent e dropped. */
  private static List<String> stems(String base) {
    if (base.endsWith("ie")) {
      return List.of(base.substring(0, base.length() - 2) + "y");
    }
    if (base.endsWith("e") && !base.matches(".*(ee|oe|ye)|be")) {
      return List.of(base.substring(0, base.length() - 1));
    }
    if (base.endsWith("c")) {
      return List.of(base + "k");
    }
    if (base.matches(".*[^aeiou][aeiou][^aeiouwxy]|.*qu[aeiou][^aeiouwxy]")) {
      String doubled = base + base.charAt(base.length() - 1);
      boolean one = base.replaceAll("[aeiouy]+", "v").chars().filter(c -> c == 'v').count() == 1;
      return one ? List.of(doubled) : List.of(doubled, base);
    }
    return List.of(base);
  }

  private static boolean consonantY(String base) {
    return base.matches(".*[^aeiou]y");
  }

  private static String withS(String base) {
    if (consonantY(base)) {
      return base.substring(0, base.length() - 1) + "ies";
    }
    return base.matches(".*(s|x|z|ch|sh)") ? base + "es" : base + "s";
  }

  /** Singular and plural of a noun. */
  static Set<String> noun(String singular) {
    String irregular = PLURALS.get(singular);
    if (irregular != null) {
      return Set.of(singular, irregular);
    }
    if (singular.endsWith("man")) {
      return Set.of(singular, singular.substring(0, singular.length() - 3) + "men");
    }
    if (singular.matches(".*[^s]sis")) {
      return Set.of(singular, singular.substring(0, singular.length() - 2) + "es");
    }
    return singular.matches(".*(hero|cargo|embargo|veto|torpedo|echo)")
        ? Set.of(singular, singular + "es", singular + "s")
        : Set.of(singular, withS(singular));
  }
}
