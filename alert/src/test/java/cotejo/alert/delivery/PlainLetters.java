package cotejo.alert.delivery;

import cotejo.alert.store.Outbox;
import java.nio.charset.StandardCharsets;

/** Letters of one line, for tests of what becomes of letters. */
final class PlainLetters implements MailMaker {
  @Override
  public Made make(Outbox.Mail mail) {
    return new Made.Letter(
        String.join(
                "\r\n",
                "From: Cotejo <digest@cotejo.example>",
                "To: <" + mail.address() + ">",
                "Subject: Digest",
                "Message-ID: <" + mail.id() + "@cotejo.example>",
                "",
                "All quiet.",
                "")
            .getBytes(StandardCharsets.US_ASCII));
  }
}
