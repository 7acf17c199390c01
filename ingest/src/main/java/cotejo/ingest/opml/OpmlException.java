package cotejo.ingest.opml;

/** A document is not OPML; the message names its file and line and says what is wrong. */
public final class OpmlException extends Exception {
  public OpmlException(String file, int line, String problem) {
    super("%s, line %d: %s".formatted(file, line, problem));
  }
}
