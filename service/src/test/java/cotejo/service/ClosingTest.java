package cotejo.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

  @Test
  void closes_newest_first_and_a_step_that_fails_stops_no_other() {
    List<String> closed = new ArrayList<>();
    Closing closing = new Closing();
    closing.add("first", () -> closed.add("first"));
    closing.add(
        "second",
        () -> {
          throw new IllegalStateException("on purpose");
        });
    closing.add("third", () -> closed.add("third"));

    closing.close();

    assertThat(closed).containsExactly("third", "first");
  }
}
