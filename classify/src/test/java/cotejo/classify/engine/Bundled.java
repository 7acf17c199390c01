package cotejo.classify.engine;

import cotejo.classify.rules.Rulebook;

/** One classifier of the bundled rulebook for all tests: reading it takes a second and 40 MiB. */
final class Bundled {
  static final Classifier CLASSIFIER = new Classifier(Rulebook.bundled());

  private Bundled() {}
}
