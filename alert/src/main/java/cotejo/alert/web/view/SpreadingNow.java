package cotejo.alert.web.view;

import cotejo.alert.model.Voice;
import cotejo.alert.store.ClaimRecord;
import cotejo.alert.store.WaveStore.Current;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A misconception that spreads while the page is read.
 *
 * @param said what is wrongly said, in the page's language where the register has it
 * @param record what the record says
 * @param voices who asserts it, first published first
 */
public record SpreadingNow(String claim, String said, String record, List<Voice> voices) {

  /** As told last. */
  public static SpreadingNow of(Current current, @Nullable ClaimRecord claim, Page page) {
    List<Voice> voices = current.last().voices();
    String said =
        claim == null || claim.misconceptions().isEmpty()
            ? voices.getFirst().quote()
            : page.text(claim.misconceptions().getFirst());
    return new SpreadingNow(
        current.wave().claim(),
        said,
        claim == null ? current.wave().claim() : page.text(claim.statement()),
        voices);
  }

  /** Since the first of them was published. */
  public Instant since() {
    return voices.stream().map(Voice::at).min(Instant::compareTo).orElseThrow();
  }

  public String outlets() {
    return voices.stream().map(Voice::outlet).collect(Collectors.joining(" · "));
  }
}
