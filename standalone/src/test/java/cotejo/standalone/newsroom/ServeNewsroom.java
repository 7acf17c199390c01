package cotejo.standalone.newsroom;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Serves the newsroom alone, to look at its pages: {@code java ... ServeNewsroom PORT}. */
final class ServeNewsroom {
  private ServeNewsroom() {}

  public static void main(String[] args) throws Exception {
    try (Newsroom newsroom =
        Newsroom.start(InstantSource.system(), Integer.parseInt(args[0]), Timeline.DEMO)) {
      System.out.println(newsroom.address());
      new CountDownLatch(1).await();
    }
  }
}
