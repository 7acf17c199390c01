package cotejo.classify.reading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spanish conjugation without accents: regular endings, changes of the stem and of spelling, and a
 * table of the irregular verbs. It makes forms to recognise, so a form too many does no harm.
 */
final class SpanishVerbs {
  private static final Set<String> AR_STRESSED = Words.set("o as a an");
  private static final Set<String> AR_SOFT_STRESSED = Words.set("e es en");
  private static final Set<String> AR =
      Words.set(
          """
          amos ais aba abas abamos abais aban aste o amos asteis aron ando ado ada ados adas
          ara aras aramos arais aran ase ases asemos asen ad
          """);
  private static final Set<String> AR_SOFT = Words.set("e emos eis");
  private static final Set<String> ER_STRESSED = Words.set("e es en");
  private static final Set<String> ER_HARD_STRESSED = Words.set("o a as an");
  private static final Set<String> ER =
      Words.set("ia ias iamos iais ian i iste imos isteis ido ida idos idas");

  /** Where the i of the ending stands before a vowel: pidio, construyo, dijeron. */
  private static final Set<String> ER_WEAK =
      Words.set("o eron endo era eras eramos eran ese eses esemos esen");

  private static final Set<String> FUTURE = Words.set("e as a emos eis an ia ias iamos iais ian");
  private static final Set<String> STRONG_PAST =
      Words.set("e iste o imos isteis ieron eron iera ieras ieramos ieran ese iese iesen era eran");
  private static final Set<String> CLITICS =
      Words.set("lo la los las le les se me nos te selo sela selos selas melo noslo");

  private static final Map<String, String> CHANGES = new HashMap<>();
  private static final Map<String, Map<String, String>> PARTS = new HashMap<>();

  static {
    for (List<String> line : WordTable.lines("spanish-verbs.txt")) {
      List<String> rest = line.subList(2, line.size());
      switch (line.get(0)) {
        case "stem" -> rest.forEach(verb -> CHANGES.put(verb, line.get(1)));
        case "parts" -> PARTS.put(line.get(1), parts(rest));
        case "prefixes" -> rest.forEach(verb -> PARTS.put(verb, prefixed(line.get(1), verb)));
        default -> throw new IllegalStateException("spanish-verbs.txt: " + line);
      }
    }
  }

  private final Set<String> out = new LinkedHashSet<>();
  private final String stem;
  private final char kind;
  private final Map<String, String> parts;
  private final String stressed;
  private final String weak;

  private SpanishVerbs(String infinitive) {
    stem = infinitive.substring(0, infinitive.length() - 2);
    kind = infinitive.charAt(infinitive.length() - 2);
    parts = PARTS.getOrDefault(infinitive, Map.of());
    String[] change = CHANGES.getOrDefault(infinitive, "").split("-", -1);
    stressed = parts.getOrDefault("stressed", stressed(change));
    weak = weak(change);
  }

  private static Map<String, String> parts(List<String> pairs) {
    Map<String, String> out = new HashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      out.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return Map.copyOf(out);
  }

  private static Map<String, String> prefixed(String model, String verb) {
    String prefix = verb.substring(0, verb.length() - model.length());
    Map<String, String> out = new HashMap<>();
    PARTS
        .getOrDefault(model, Map.of())
        .forEach((key, value) -> out.put(key, prefix + value.replace(",", "," + prefix)));
    return Map.copyOf(out);
  }

  static boolean infinitive(String word) {
    return word.matches("[a-z]+[aei]r(se)?|ir(se)?");
  }

  /** All forms of an infinitive, with or without -se. */
  static Set<String> forms(String word) {
    String infinitive = word.endsWith("rse") ? word.substring(0, word.length() - 2) : word;
    var verb = new SpanishVerbs(infinitive);
    String only = verb.parts.get("only");
    if (only != null) {
      return Set.of(only.split(",", -1));
    }
    verb.conjugate(infinitive);
    return verb.out;
  }

  private String stressed(String[] change) {
    return switch (change[0]) {
      case "e", "ie" -> replaceLast("e", change[0].equals("e") ? change[1] : "ie");
      case "o", "ue" -> replaceLast("o", "ue");
      case "u" -> replaceLast("u", "ue");
      case "i" -> replaceLast("i", "ie");
      default -> stem;
    };
  }

  /** The stem before an ending with a weak i, which closes the vowel of -ir verbs. */
  private String weak(String[] change) {
    return switch (String.join("-", change)) {
      case "ie-i", "e-i" -> replaceLast("e", "i");
      case "ue-u" -> replaceLast("o", "u");
      default -> stem;
    };
  }

  private String replaceLast(String vowel, String by) {
    int at = stem.lastIndexOf(vowel);
    return at < 0 ? stem : stem.substring(0, at) + by + stem.substring(at + 1);
  }

  private void conjugate(String infinitive) {
    out.add(infinitive);
    clitics(infinitive);
    if (kind == 'a') {
      add(stem, AR);
      add(stressed, AR_STRESSED);
      add(soft(stem), AR_SOFT);
      add(soft(stressed), AR_SOFT_STRESSED);
      clitics(stem + "ando");
    } else {
      second();
    }
    add(parts.getOrDefault("future", infinitive), FUTURE);
    String past = parts.get("past");
    if (past != null) {
      add(past, STRONG_PAST);
    }
    String participle = parts.get("participle");
    if (participle != null) {
      add(participle, Set.of("o", "a", "os", "as"));
    }
    String also = parts.get("also");
    if (also != null) {
      out.addAll(List.of(also.split(",", -1)));
    }
  }

  private void second() {
    boolean uir = kind == 'i' && stem.endsWith("u") && !stem.matches(".*[gq]u");
    String still = uir ? stem + "y" : stressed;
    add(still, ER_STRESSED);
    add(stem, ER);
    add(stem, Set.of("emos", "eis", "imos", "ed", "id"));
    String yo = parts.get("yo");
    for (String hard : yo != null ? List.of(yo) : hard(still)) {
      add(hard, ER_HARD_STRESSED);
      add(hard, Set.of("amos", "ais"));
    }
    for (String hard : hard(weak)) {
      add(hard, Set.of("amos", "ais"));
    }
    String link = uir || stem.matches(".*[aeo]") ? "y" : "i";
    String before = link.equals("y") ? stem : weak;
    add(before + link, ER_WEAK);
    String gerund = parts.getOrDefault("gerund", before + link + "endo");
    out.add(gerund);
    clitics(gerund);
  }

  /** The stem's spelling before e: ataque, pague, cruce. */
  private static String soft(String stem) {
    if (stem.endsWith("c")) {
      return stem.substring(0, stem.length() - 1) + "qu";
    }
    if (stem.endsWith("z")) {
      return stem.substring(0, stem.length() - 1) + "c";
    }
    return stem.endsWith("g") ? stem + "u" : stem;
  }

  /** The stem's spelling before o and a: dirijo, sigo, conozco, venzo. */
  private static List<String> hard(String stem) {
    String cut = stem.isEmpty() ? stem : stem.substring(0, stem.length() - 1);
    if (stem.endsWith("g")) {
      return List.of(cut + "j");
    }
    if (stem.endsWith("gu")) {
      return List.of(cut);
    }
    if (stem.endsWith("qu")) {
      return List.of(stem.substring(0, stem.length() - 2) + "c");
    }
    return stem.endsWith("c") ? List.of(cut + "zc", cut + "z") : List.of(stem);
  }

  private void add(String before, Set<String> endings) {
    for (String ending : endings) {
      out.add(before + ending);
    }
  }

  private void clitics(String form) {
    for (String clitic : CLITICS) {
      out.add(form + clitic);
    }
  }
}
