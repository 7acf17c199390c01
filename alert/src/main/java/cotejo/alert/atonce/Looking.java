package cotejo.alert.atonce;

import cotejo.alert.model.Silence;
import cotejo.alert.model.Voice;
import cotejo.alert.model.Wave;
import cotejo.alert.model.Wave.Look;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides what a look at a wave comes to; values in, values out. */
final class Looking {
  private Looking() {}

  /** One voice an owner, the first, without those that a silence covers. */
  static List<Voice> heard(
      String claim,
      String topic,
      List<Voice> voices,
      Owners owners,
      List<Silence> silences,
      Instant now) {
    Set<String> seen = new HashSet<>();
    List<Voice> heard = new ArrayList<>();
    for (Voice voice : voices) {
      boolean silent = silences.stream().anyMatch(s -> s.covers(voice.labels(claim, topic), now));
      if (!silent && seen.add(owners.of(voice.slug()))) {
        heard.add(voice);
      }
    }
    return heard;
  }

  /**
   * What to do about a wave.
   *
   * @param all how many owners assert the misconception, silent or not
   * @param heard those that no silence covers
   */
  static Look look(Wave wave, int all, List<Voice> heard, AtOnceConfig config, Instant now) {
    if (all < config.outlets()) {
      return Look.CALMED;
    }
    if (heard.size() < config.outlets()) {
      return Look.SILENCED;
    }
    Instant toldAt = wave.toldAt();
    if (toldAt == null) {
      return Look.BEGUN;
    }
    if (!wave.told().containsAll(owners(heard, config.owners()))) {
      return Look.GROWN;
    }
    boolean longAgo = !now.isBefore(toldAt.plus(config.repeatInterval()));
    return longAgo ? Look.REPEATED : Look.UNCHANGED;
  }

  /** The owners of these voices. */
  static Set<String> owners(List<Voice> voices, Owners owners) {
    Set<String> all = new HashSet<>();
    voices.forEach(voice -> all.add(owners.of(voice.slug())));
    return all;
  }
}
