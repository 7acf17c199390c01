package cotejo.alert.web;

import cotejo.alert.store.Database;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Subscriptions;
import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The pages as they are served, upon a real database. */
final class Site implements AutoCloseable {
  static final URI PUBLIC = URI.create("https://cotejo.example");
  static final URI HUB = URI.create("https://hub.example/");

  final Store store;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final Subscriptions subscriptions;
  private final Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Instant now = SampleNews.NOW;

  private Site(Store store, boolean behindProxy) {
    this.store = store;
    this.subscriptions = new Subscriptions(store, () -> now);
    this.server =
        WebPages.create(
                new WebConfig(
                    PUBLIC, ZoneId.of("America/Mexico_City"), LocalTime.of(7, 0), behindProxy, HUB),
                store,
                subscriptions,
                metrics,
                () -> now)
            .start("127.0.0.1", 0);
  }

  static Site open(Path folder) {
    return open(new Store(Database.sqlite(folder.resolve("alert.db"))));
  }

  static Site open(Store store) {
    return new Site(store, true);
  }

  void at(Instant instant) {
    now = instant;
  }

  String root() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The paths of the routes for {@code method} that begin with {@code prefix}. */
  Set<String> routes(String method, String prefix) {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(route -> route.endpoint)
        .filter(route -> route.method.name().equals(method) && route.path.startsWith(prefix))
        .map(route -> route.path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a page", e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  Document page(String path) {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode());
    }
    return Jsoup.parse(response.body(), root() + path);
  }

  HttpResponse<String> post(String path, String form, String from) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", from)
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  @Override
  public void close() {
    server.stop();
    store.close();
    client.close();
  }
}
