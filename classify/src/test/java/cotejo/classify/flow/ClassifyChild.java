package cotejo.classify.flow;

import cotejo.service.Settings;
import java.time.InstantSource;

/** The service in a process of its own, so that a test can kill it. */
final class ClassifyChild {
  private ClassifyChild() {}

  public static void main(String[] bootstrap) throws Exception {
    ClassifyConfig config =
        ClassifyConfig.read(Settings.of("kafka.bootstrap=" + bootstrap[0], "classify.port=0"));
    try (ClassifyService _ = ClassifyService.start(config, InstantSource.system())) {
      Thread.currentThread().join();
    }
  }
}
