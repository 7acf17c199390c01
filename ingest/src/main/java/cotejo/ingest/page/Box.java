package cotejo.ingest.page;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An element that holds blocks of text: those from {@code first} up to, not including, {@code end}.
 */
final class Box {
  final Element element;
  final @Nullable Box parent;
  final int depth;
  final int first;
  final int marks;
  final int hints;
  int end;

  /** Whether a field for a mail address stands in it and in no smaller box that holds text. */
  boolean asksForMail;

  Box(Element element, @Nullable Box parent, int first, int marks, int hints) {
    this.element = element;
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.first = first;
    this.marks = marks;
    this.hints = hints;
    this.end = first;
  }

  String tag() {
    return element.normalName();
  }

  boolean isMarked(Boilerplate kind) {
    return (marks & kind.bit()) != 0;
  }

  /** Whether it holds text itself rather than boxes of text. */
  boolean isParagraph() {
    return end - first == 1 && tag().equals("p");
  }
}
