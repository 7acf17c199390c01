package cotejo.alert.intake;

import cotejo.alert.store.ClaimRecord;
import cotejo.alert.store.Store;
import cotejo.service.BundledRulebook;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims have their pages before anybody publishes a rulebook: from the one in the program. */
public final class BundledRegister {
  private static final Logger LOG = LoggerFactory.getLogger(BundledRegister.class);

  private BundledRegister() {}

  /** Takes over the bundled register's claims, unless a rulebook has been published. */
  public static void take(Store store, BundledRulebook bundled) {
    if (store.claims().isPublished()) {
      return;
    }
    List<ClaimRecord> claims = ClaimFiles.read(bundled.files(), 0);
    store
        .database()
        .change(
            handle -> {
              // Whoever takes a published one in holds the same lock.
              store.verdicts().lockCutMark(handle);
              if (!store.claims().isPublished(handle)) {
                store.claims().publish(handle, claims);
              }
            });
    LOG.atInfo().addKeyValue("claims", claims.size()).log("no rulebook published: the bundled one");
  }
}
