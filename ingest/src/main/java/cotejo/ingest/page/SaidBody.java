package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Makes the body that JSON-LD gives readable: paragraphs once each, calls and links out. */
final class SaidBody {
  private SaidBody() {}

  static String tidy(String said) {
    if (said.isEmpty()) return said;
    List<String> paragraphs = new ArrayList<>();
    var seen = new HashSet<String>();
    var phrases = Phrases.standard();
    for (String line : said.split("\\R+", -1)) {
      String paragraph = Texts.tidy(line);
      String folded = Texts.fold(paragraph);
      if (folded.isEmpty() || (paragraph.length() > 60 && !seen.add(folded))) continue;
      if (paragraph.length() < 120 && !phrases.uses(folded).isEmpty()) continue;
      paragraphs.add(paragraph);
    }
    return String.join("\n\n", paragraphs);
  }
}
