package cotejo.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.Stores;
import cotejo.alert.Verdicts;
import cotejo.alert.store.ClaimRecord;
import cotejo.alert.store.Store;
import cotejo.service.BundledRulebook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundledRegisterTest {
  @TempDir Path folder;

  private static Map<String, String> register(String id, String statement) {
    return Map.of(
        "lexicon/en.yaml",
        "words: []\n",
        "claims/" + id + ".yaml",
        """
        id: %s
        topic: presence
        statement: {en: %s, es: "Así consta."}
        misconceptions: [{en: "The opposite.", es: "Lo contrario."}]
        valid_from: '2020-12-19'
        sources: [{title: T, publisher: P, url: 'https://record.example/'}]
        """
            .formatted(id, statement));
  }

  private static ClaimRecord bases(Store store) {
    return store.claims().find("no-us-bases").orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void the_programs_register_is_there_until_one_is_published(Stores.Kind kind) throws Exception {
    BundledRulebook bundled = () -> register("no-us-bases", "\"As bundled.\"");
    try (Store store = Stores.open(kind, folder)) {
      store
          .database()
          .change(
              handle -> {
                store.claims().learn(handle, Verdicts.misleading("x").verdict());
                store
                    .verdicts()
                    .keep(handle, Verdicts.misleading("x").verdict(), Instant.EPOCH, Instant.EPOCH);
              });
      assertThat(bases(store).misconceptions()).isEmpty();

      BundledRegister.take(store, bundled);

      assertThat(bases(store).topic()).isEqualTo("presence");
      assertThat(bases(store).validFrom()).isEqualTo("2020-12-19");
      assertThat(bases(store).misconceptions().getFirst().es()).isEqualTo("Lo contrario.");

      var published = ClaimFiles.read(register("no-us-bases", "\"As published.\""), 1);
      store.database().change(handle -> store.claims().publish(handle, published));
      BundledRegister.take(store, bundled);

      assertThat(bases(store).statement().en()).isEqualTo("As published.");
      assertThat(bases(store).rulebook()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void a_new_programs_register_replaces_the_old_ones(Stores.Kind kind) throws Exception {
    try (Store store = Stores.open(kind, folder)) {
      BundledRegister.take(store, () -> register("old-claim", "Old"));
      BundledRegister.take(store, () -> register("no-us-bases", "New"));

      assertThat(store.claims().all())
          .extracting(ClaimRecord::id, ClaimRecord::retired)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("no-us-bases", false),
              org.assertj.core.groups.Tuple.tuple("old-claim", true));
    }
  }
}
