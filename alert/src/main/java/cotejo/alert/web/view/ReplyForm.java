package cotejo.alert.web.view;

import java.util.List;

/**
 * What was filled into the form for right of reply.
 *
 * @param problems what is wrong with it, each a key below {@code problem.}
 */
public record ReplyForm(
    String article, String name, String email, String text, List<String> problems) {
  public ReplyForm {
    problems = List.copyOf(problems);
  }

  /** A form about an article; empty for the outlet as a whole. */
  public static ReplyForm about(String article) {
    return new ReplyForm(article, "", "", "", List.of());
  }
}
