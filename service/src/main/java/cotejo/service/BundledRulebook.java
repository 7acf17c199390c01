package cotejo.service;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The rulebook that comes with the program, for services that need its register before one has been
 * published and do not know the module that brings it. Found with {@link ServiceLoader}.
 */
public interface BundledRulebook {
  /** The YAML files, by path within the rulebook folder. */
  Map<String, String> files();

  /** The one on the class path; empty when this program has none. */
  static Optional<BundledRulebook> find() {
    return ServiceLoader.load(BundledRulebook.class).findFirst();
  }
}
