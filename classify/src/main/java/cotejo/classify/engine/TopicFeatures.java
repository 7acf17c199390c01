package cotejo.classify.engine;

import cotejo.classify.reading.Concepts;
import cotejo.classify.reading.Tagged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What a text shows for and against the topic, in numbers: in how many sentences each of the
 * topic's concepts stands, and how close the two states and a matter of security come together.
 */
final class TopicFeatures {
  /** Features that are no concept, in the order of {@link #own}. */
  private static final List<String> OWN =
      List.of(
          "bias",
          "+both-states-and-security",
          "+near-rule",
          "+subject-in-headline",
          "+no-us",
          "+no-mexico",
          "+no-us-actor",
          "+no-security",
          "+us-share",
          "+mexico-share",
          "+security-share",
          "+crime-share",
          "+force-share",
          "+office-share",
          "+bilateral-share",
          "+trap-share",
          "+close-states-and-security",
          "+close-states",
          "+close-us-and-crime",
          "+close-dealings-and-security",
          "+us-in-headline",
          "+security-in-headline",
          "+trap-in-headline",
          "+trap-alone-share",
          "+trap-and-no-security");

  private static final List<String> US_ACTORS =
      List.of(
          "us",
          "us-adj",
          "us-force",
          "us-agency",
          "us-leader",
          "us-any",
          "us-congress",
          "topic-us-office");
  private static final List<String> MEXICAN =
      List.of("topic-mexico", "topic-mx-office", "mx", "mx-adj", "mx-force", "home");
  private static final List<String> MATTER = List.of("topic-crime", "topic-force", "topic-subject");
  private static final List<String> SECURITY =
      List.of("topic-crime", "topic-force", "topic-subject", "topic-security");
  private static final List<String> DEALINGS = List.of("topic-bilateral", "topic-us-office");

  private static final int ENOUGH = 6;

  private final List<String> names;
  private final int[] concepts;
  private final Concepts all;
  private final BitSet usActors;
  private final BitSet mexican;
  private final BitSet matter;
  private final BitSet security;
  private final BitSet dealings;

  /**
   * @param weighed the names that have a weight
   */
  TopicFeatures(Concepts all, List<String> weighed) {
    this.all = all;
    names = new ArrayList<>(OWN);
    weighed.stream().filter(name -> all.find(name) != null).forEach(names::add);
    concepts = names.stream().mapToInt(this::number).toArray();
    usActors = numbers(US_ACTORS);
    mexican = numbers(MEXICAN);
    matter = numbers(MATTER);
    security = numbers(SECURITY);
    dealings = numbers(DEALINGS);
  }

  /** The concepts of the topic: those of its own lexicon, their kinds, and places. */
  static List<String> concepts(Concepts all) {
    List<Integer> kinds = new ArrayList<>();
    for (String name : all.names()) {
      Integer number = all.find(name);
      if (ofTopic(name) && number != null) {
        kinds.add(number);
      }
    }
    List<String> out = new ArrayList<>();
    for (String name : all.names()) {
      Integer number = all.find(name);
      boolean kind = number != null && kinds.stream().anyMatch(k -> all.isKind(number, k));
      boolean common = name.indexOf('.') < 0 && !name.startsWith("cue-");
      if (common && (kind || ofTopic(name))) {
        out.add(name);
      }
    }
    return out;
  }

  private static boolean ofTopic(String name) {
    return name.startsWith("topic-")
        || name.startsWith("trap-")
        || List.of("place", "home", "elsewhere").contains(name);
  }

  Features of(Tagged tagged, int near) {
    int size = tagged.text().size();
    int[] in = new int[all.count() + 1];
    for (int i = 0; i < size; i++) {
      BitSet present = tagged.present(i);
      for (int c = present.nextSetBit(0); c >= 0; c = present.nextSetBit(c + 1)) {
        in[c]++;
      }
    }
    Double[] values = new Double[names.size()];
    Arrays.fill(values, 0.0);
    own(values, tagged, in, near);
    for (int i = OWN.size(); i < values.length; i++) {
      values[i] = count(in[concepts[i]]);
    }
    return Features.of(names, Arrays.asList(values));
  }

  private void own(Double[] values, Tagged tagged, int[] in, int near) {
    int us = in[number("topic-us")];
    int mexico = in[number("topic-mexico")];
    double sentences = Math.max(1, tagged.text().size());
    int i = 0;
    values[i++] = 1.0;
    values[i++] =
        count(
            close(
                tagged,
                1,
                numbers(List.of("topic-us")),
                numbers(List.of("topic-mexico")),
                numbers(List.of("topic-security"))));
    // Words of a rule mean nothing in a text that names neither state nor the subject.
    values[i++] = us + mexico + in[number("topic-subject")] == 0 ? 0 : count(near);
    values[i++] = flag(headline(tagged, numbers(List.of("topic-subject"))));
    values[i++] = flag(us == 0);
    values[i++] = flag(mexico == 0);
    values[i++] = flag(!any(tagged, usActors));
    values[i++] = flag(!any(tagged, matter));
    for (String name :
        List.of(
            "topic-us",
            "topic-mexico",
            "topic-security",
            "topic-crime",
            "topic-force",
            "topic-us-office",
            "topic-bilateral",
            "topic-trap")) {
      values[i++] = in[number(name)] / sentences;
    }
    values[i++] = count(close(tagged, 2, usActors, mexican, security));
    values[i++] = count(close(tagged, 2, usActors, mexican));
    values[i++] = count(close(tagged, 2, usActors, matter));
    values[i++] = count(close(tagged, 2, dealings, security));
    values[i++] = flag(headline(tagged, usActors));
    values[i++] = flag(headline(tagged, matter));
    values[i++] = flag(headline(tagged, numbers(List.of("topic-trap"))));
    values[i++] = alone(tagged, numbers(List.of("topic-trap")), matter) / sentences;
    values[i] = flag(!any(tagged, matter) && any(tagged, numbers(List.of("topic-trap"))));
  }

  /** In how many sentences something of one set stands and nothing of another. */
  private static int alone(Tagged tagged, BitSet set, BitSet without) {
    int out = 0;
    for (int i = 0; i < tagged.text().size(); i++) {
      BitSet present = tagged.present(i);
      out += present.intersects(set) && !present.intersects(without) ? 1 : 0;
    }
    return out;
  }

  /** How many stretches of so many sentences have something of each set. */
  private static int close(Tagged tagged, int window, BitSet... sets) {
    int out = 0;
    for (int i = 0; i < tagged.text().size(); i++) {
      BitSet here = (BitSet) tagged.present(i).clone();
      for (int j = i + 1; j < Math.min(tagged.text().size(), i + window); j++) {
        here.or(tagged.present(j));
      }
      out += Arrays.stream(sets).allMatch(here::intersects) ? 1 : 0;
    }
    return out;
  }

  private static boolean any(Tagged tagged, BitSet set) {
    return close(tagged, 1, set) > 0;
  }

  private static boolean headline(Tagged tagged, BitSet set) {
    for (int i = 0; i < tagged.text().size(); i++) {
      if (tagged.text().sentence(i).headline() && tagged.present(i).intersects(set)) {
        return true;
      }
    }
    return false;
  }

  /** A long text names much; beyond a few sentences it says nothing new. */
  private static double count(int sentences) {
    return Math.log1p(Math.min(ENOUGH, sentences));
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }

  /** An undefined concept gets a number that no text has. */
  private int number(String name) {
    Integer number = all.find(name);
    return number == null ? all.count() : number;
  }

  private BitSet numbers(List<String> some) {
    var out = new BitSet();
    some.forEach(name -> out.set(number(name)));
    return out;
  }
}
