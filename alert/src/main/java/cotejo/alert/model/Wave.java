package cotejo.alert.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One misconception while it spreads: what Alertmanager calls a group, with its outlets as alerts.
 *
 * @param openedAt UTC, when it was first seen to spread
 * @param lookAt UTC, when it is looked at next; nothing is told in between
 * @param told the owners of outlets that readers have heard of
 * @param toldAt UTC, when readers last heard of it; null before the first time
 */
public record Wave(
    String id,
    String claim,
    Instant openedAt,
    Instant lookAt,
    Set<String> told,
    @Nullable Instant toldAt) {
  public Wave {
    told = Set.copyOf(told);
  }

  /**
   * What readers are told of a wave at one moment.
   *
   * @param runId the run that tells it
   * @param voices who asserts it, first published first
   */
  public record Telling(
      String runId, String waveId, String claim, Look look, Instant at, List<Voice> voices) {
    public Telling {
      voices = List.copyOf(voices);
    }
  }

  /** What one look at a wave came to. */
  public enum Look {
    /** Told for the first time. */
    BEGUN,
    /** Told again: outlets joined that nobody was told of. */
    GROWN,
    /** Told again: it still goes on after the time to repeat. */
    REPEATED,
    /** Nothing new. */
    UNCHANGED,
    /** A silence covers so much of it that too few outlets are left. */
    SILENCED,
    /** It does not spread any more and is over. */
    CALMED;

    /** Whether readers are told. */
    public boolean tells() {
      return this == BEGUN || this == GROWN || this == REPEATED;
    }
  }
}
