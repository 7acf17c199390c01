package cotejo.ingest.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cotejo.service.SettingsException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Where hubs reach us: verifies intent, checks signatures, takes content. */
public final class PushReceiver implements AutoCloseable {
  /** How the callback's path begins; what follows names the subscription. */
  public static final String PATH = "/push/";

  private static final Duration LONGEST_LEASE = Duration.ofDays(90);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Subscriptions subscriptions;
  private final int maxBytes;

  private PushReceiver(HttpServer server, Subscriptions subscriptions, int maxBytes) {
    this.server = server;
    this.subscriptions = subscriptions;
    this.maxBytes = maxBytes;
  }

  /**
   * Listens for hubs.
   *
   * @param port 0 for any free port
   * @param maxBytes longest delivery that is taken
   */
  public static PushReceiver open(
      String host, int port, Subscriptions subscriptions, int maxBytes) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), 50);
    } catch (IOException e) {
      throw new SettingsException(
          "port %d on %s cannot be had (%s): choose another with ingest.websub.port"
              .formatted(port, host, e.getMessage()));
    }
    PushReceiver receiver = new PushReceiver(server, subscriptions, maxBytes);
    server.createContext(PATH, receiver::serve);
    server.setExecutor(receiver.threads);
    server.start();
    return receiver;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(PATH.length());
      switch (exchange.getRequestMethod()) {
        case "GET" -> verify(exchange, path);
        case "POST" -> take(exchange, path);
        default -> exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  private void verify(HttpExchange exchange, String path) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String mode = query.getOrDefault("hub.mode", "");
    String challenge = query.getOrDefault("hub.challenge", "");
    String topic = query.getOrDefault("hub.topic", "");
    if (mode.equals("denied")) {
      subscriptions.denied(path, query.getOrDefault("hub.reason", "no reason given"));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    boolean subscribing = mode.equals("subscribe");
    boolean meant =
        (subscribing || mode.equals("unsubscribe"))
            && !challenge.isEmpty()
            && subscriptions.confirm(
                path, topic, subscribing, lease(query.getOrDefault("hub.lease_seconds", "")));
    if (!meant) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    byte[] echo = challenge.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(200, echo.length);
    exchange.getResponseBody().write(echo);
  }

  private void take(HttpExchange exchange, String path) throws IOException {
    String secret = subscriptions.secret(path);
    if (secret == null) {
      subscriptions.counted(Subscriptions.Delivery.UNKNOWN);
      // Section 7: a subscriber answers 410 to end a subscription it does not want any more.
      exchange.sendResponseHeaders(410, -1);
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(maxBytes + 1);
    if (body.length > maxBytes) {
      subscriptions.counted(Subscriptions.Delivery.TOO_LARGE);
      exchange.sendResponseHeaders(413, -1);
      return;
    }
    // Section 7.1: a delivery whose signature is wrong is acknowledged and dropped.
    exchange.sendResponseHeaders(202, -1);
    if (!Signature.isGood(exchange.getRequestHeaders().getFirst("X-Hub-Signature"), secret, body)) {
      subscriptions.counted(Subscriptions.Delivery.BAD_SIGNATURE);
      return;
    }
    subscriptions.counted(Subscriptions.Delivery.TAKEN);
    subscriptions.content(path, body, exchange.getRequestHeaders().getFirst("Content-Type"));
  }

  private static Duration lease(String seconds) {
    try {
      Duration lease = Duration.ofSeconds(Long.parseLong(seconds));
      return lease.compareTo(LONGEST_LEASE) > 0 || lease.isNegative() ? LONGEST_LEASE : lease;
    } catch (NumberFormatException | ArithmeticException e) {
      return Duration.ofDays(1);
    }
  }

  private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          query.putIfAbsent(
              decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
