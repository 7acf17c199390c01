package cotejo.service;

/** A setting that cannot be used; the message names key, value, origin and what is allowed. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String sentence) {
    super(sentence);
  }
}
