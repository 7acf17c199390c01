package cotejo.classify.stance;

import java.util.Locale;

/** What a cue word does to the words in its scope; the lexicon's concept is {@code cue-...}. */
public enum Cue {
  /** no, never, ninguno: up to the end of the clause. */
  NEGATION,
  /** rather than, lejos de: the next few words only. */
  CONTRAST,
  /** not only, no one doubts: looks like a negation and is none. */
  AFFIRM,
  /** denied that, it is false that, the myth that: all that follows in the sentence. */
  DENIAL,
  /** is false, never happened: all that stands before it in the sentence. */
  DENIAL_AFTER,
  /** said, claims, según: reported, left open. */
  OPEN,
  /** asegura, counts, reports: a report only when set off from the words it reports. */
  OPEN_AFTER,
  /** asked whether, quiso saber si. */
  ASKS,
  /** showed, confirmed, reconoció: reported, and granted. */
  FACTIVE,
  /** rightly, tiene razón: takes the speaker's side. */
  ENDORSE,
  /** could, might, habría, supposedly. */
  MODAL,
  /** may, would, puede: supposes, save in a statement of law. */
  MAY,
  /** if, suppose. */
  IF,
  /** plan to, threatens to, a bill. */
  PLAN,
  /** will, va a. */
  FUTURE,
  /** a question that implies its answer. */
  RHETORICAL,
  /** a question that takes its content for granted: why, since when. */
  PRESUPPOSE,
  /** marks of satire. */
  SATIRE,
  /** the sentence before was wrong. */
  CORRECTION;

  String concept() {
    return "cue-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
