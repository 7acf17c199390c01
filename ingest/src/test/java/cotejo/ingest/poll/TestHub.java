package cotejo.ingest.poll;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A WebSub hub: takes subscriptions, verifies intent, delivers signed content. */
final class TestHub implements AutoCloseable {

  /** A subscription whose intent was verified. */
  record Subscription(URI callback, String topic, String secret, long lease) {}

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final long lease;

  /**
   * @param lease seconds that a subscription lasts here, whatever is asked for
   */
  TestHub(long lease) {
    this.lease = lease;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hub");
  }

  List<Subscription> subscriptions() {
    return subscriptions;
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> form = new TreeMap<>();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    for (String pair : body.split("&", -1)) {
      String[] both = pair.split("=", 2);
      form.put(
          URLDecoder.decode(both[0], StandardCharsets.UTF_8),
          URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
    URI callback = URI.create(form.get("hub.callback"));
    if (verify(callback, form.get("hub.topic"))) {
      subscriptions.add(
          new Subscription(callback, form.get("hub.topic"), form.get("hub.secret"), lease));
    }
  }

  /** Asks the subscriber whether it meant it; its answer must be the challenge. */
  boolean verify(URI callback, String topic) throws IOException {
    String challenge = "c-" + System.nanoTime();
    URI question =
        URI.create(
            "%s?hub.mode=subscribe&hub.topic=%s&hub.challenge=%s&hub.lease_seconds=%d"
                .formatted(
                    callback, URLEncoder.encode(topic, StandardCharsets.UTF_8), challenge, lease));
    HttpResponse<String> answer = send(HttpRequest.newBuilder(question).build());
    return answer.statusCode() == 200 && answer.body().equals(challenge);
  }

  /** Delivers content; returns the subscriber's status. */
  int deliver(URI callback, String secret, String content) throws IOException {
    return send(HttpRequest.newBuilder(callback)
            .header("Content-Type", "application/rss+xml")
            .header("X-Hub-Signature", "sha256=" + signature(secret, content))
            .POST(HttpRequest.BodyPublishers.ofString(content))
            .build())
        .statusCode();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String signature(String secret, String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
