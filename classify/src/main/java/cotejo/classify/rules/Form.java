package cotejo.classify.rules;

import java.util.Locale;

/** Which form of a claim a rule recognises. */
public enum Form {
  /** What the record says. */
  RECORD,
  /** A misconception. */
  MISCONCEPTION,
  /** A state that has ended, told without its end. */
  HISTORY,
  /** A plan, bill or threat, whatever the words around it. */
  PLAN;

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
