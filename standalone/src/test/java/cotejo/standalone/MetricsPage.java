package cotejo.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a service's {@code /metrics} says.
 *
 * @param series value by name with labels, as written there
 */
record MetricsPage(Map<String, Double> series) {
  static MetricsPage of(int port) throws IOException, InterruptedException {
    Map<String, Double> series = new TreeMap<>();
    get("http://127.0.0.1:" + port + "/metrics")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int space = line.lastIndexOf(' ');
              series.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
            });
    return new MetricsPage(series);
  }

  /** The sum over all series of {@code name} that have every one of {@code labels} (a="b"). */
  long sum(String name, String... labels) {
    return Math.round(
        series.entrySet().stream()
            .filter(one -> one.getKey().equals(name) || one.getKey().startsWith(name + "{"))
            .filter(
                one -> {
                  for (String label : labels) {
                    if (!one.getKey().matches(".*[{,]" + label + "[,}].*")) {
                      return false;
                    }
                  }
                  return true;
                })
            .mapToDouble(Map.Entry::getValue)
            .sum());
  }

  static String get(String address) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
