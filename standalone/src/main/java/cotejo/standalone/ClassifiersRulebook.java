package cotejo.standalone;

import cotejo.classify.rules.Rulebook;
import cotejo.service.BundledRulebook;
import java.util.Map;

/** Classify's own rulebook, for who reads its register before one is published. */
public final class ClassifiersRulebook implements BundledRulebook {
  @Override
  public Map<String, String> files() {
    return Rulebook.bundled().files();
  }
}
