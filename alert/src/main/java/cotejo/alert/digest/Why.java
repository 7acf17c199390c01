package cotejo.alert.digest;

import cotejo.events.Verdict;

/** Why a tag changed; the topic carries the English sentence, each reader sees the own language. */
public enum Why {
  EDITED("The outlet edited the article.", "El medio editó el artículo."),
  RULES(
      "Our rules changed: the same text is now read differently.",
      "Cambiaron nuestras reglas: el mismo texto se lee ahora de otro modo."),
  AGAIN("The article was read again.", "El artículo se leyó de nuevo.");

  private final String english;
  private final String spanish;

  Why(String english, String spanish) {
    this.english = english;
    this.spanish = spanish;
  }

  /** The sentence in {@code lang}. */
  public String in(String lang) {
    return lang.equals("es") ? spanish : english;
  }

  /** The sentence in {@code lang} for one that stands in a digest. */
  public static String in(String lang, String english) {
    for (Why why : values()) {
      if (why.english.equals(english)) {
        return why.in(lang);
      }
    }
    return english;
  }

  static Why of(Verdict before, Verdict now) {
    if (now.revision() > before.revision()) {
      return EDITED;
    }
    return now.rulebook().equals(before.rulebook()) ? AGAIN : RULES;
  }
}
