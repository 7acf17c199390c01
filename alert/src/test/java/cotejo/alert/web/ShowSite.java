package cotejo.alert.web;

import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the sample news until it is stopped, for looking at pages while designing them. */
final class ShowSite {
  private ShowSite() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("cotejo-site");
    Site site = Site.open(folder);
    SampleNews.fill(site.store);
    System.out.println(site.root());
    Thread.currentThread().join();
  }
}
