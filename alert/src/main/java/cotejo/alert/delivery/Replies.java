package cotejo.alert.delivery;

import cotejo.alert.delivery.Answer.Blame;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SMTP replies (RFC 5321, section 4.2) with their enhanced codes (RFC 3463). */
final class Replies {
  private static final Pattern ENHANCED =
      Pattern.compile("^\\s*\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})");
  private static final Set<String> NO_SUCH_ADDRESS =
      Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

  /** Replies that speak of us or of the server, not of the mail. */
  private static final Set<Integer> ABOUT_US = Set.of(421, 502, 503, 530, 534, 535, 538);

  private Replies() {}

  /** Where in the conversation a reply came. */
  enum Stage {
    SENDER,
    RECIPIENT,
    CONTENT
  }

  static Answer read(int code, String text, Stage stage) {
    if (code < 400 || code > 599 || ABOUT_US.contains(code) || stage == Stage.SENDER) {
      return new Answer.NoServer(text);
    }
    if (code < 500) {
      return new Answer.NotNow(text);
    }
    if (stage == Stage.CONTENT) {
      return new Answer.Never(Blame.MAIL, text);
    }
    Matcher enhanced = ENHANCED.matcher(text);
    boolean noSuchAddress = enhanced.find() && NO_SUCH_ADDRESS.contains(enhanced.group(1));
    return new Answer.Never(noSuchAddress ? Blame.NO_SUCH_ADDRESS : Blame.RECIPIENT, text);
  }
}
