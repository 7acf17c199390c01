package cotejo.classify.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.classify.flow.VerdictTable.Last;
import cotejo.events.Hashes;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerdictTableTest {

  @Test
  void it_remembers_what_a_map_would() {
    Random random = new Random(7);
    VerdictTable table = new VerdictTable();
    Map<String, Last> map = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      String id = Hashes.sha256("article " + random.nextInt(5_000));
      if (random.nextInt(5) == 0) {
        table.remove(id);
        map.remove(id);
      } else {
        Last last = new Last(1 + random.nextInt(9), random.nextLong());
        table.put(id, last);
        map.put(id, last);
      }
    }

    for (int i = 0; i < 5_000; i++) {
      String id = Hashes.sha256("article " + i);
      assertThat(table.get(id)).isEqualTo(map.get(id));
    }
    assertThat(table.get(Hashes.sha256("never seen"))).isNull();
  }
}
