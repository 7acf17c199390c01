package cotejo.alert.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cotejo.alert.model.Webhook.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A receiver of webhooks that keeps what it gets and answers as it is told. */
final class Receiver implements AutoCloseable {
  /** A message as it came. */
  record Got(String path, String id, long seconds, String signature, String body) {

    /** Verifies as the specification tells receivers to. */
    boolean isSignedWith(Secret secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.text().replaceFirst("^whsec_", ""));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = id + "." + seconds + "." + body;
        String right =
            Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        return Arrays.asList(signature.split(" ")).contains("v1," + right);
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * An answer.
   *
   * @param header {@code Name: value}; null for none
   */
  record Reply(int status, @Nullable String header, boolean stalls, boolean floods) {
    static final Reply OK = new Reply(200, null, false, false);

    static Reply of(int status) {
      return new Reply(status, null, false, false);
    }

    static Reply of(int status, String header) {
      return new Reply(status, header, false, false);
    }

    static final Reply STALL = new Reply(200, null, true, false);
    static final Reply FLOOD = new Reply(200, null, false, true);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Queue<Reply>> replies = new ConcurrentHashMap<>();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** The next answers at {@code path}; after them 200. */
  void answers(String path, Reply... next) {
    replies.put(path, new ArrayDeque<>(List.of(next)));
  }

  List<Got> got(String path) {
    return got.stream().filter(one -> one.path().equals(path)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      got.add(
          new Got(
              path,
              exchange.getRequestHeaders().getFirst("webhook-id"),
              Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              body));
      Queue<Reply> queue = replies.getOrDefault(path, new ArrayDeque<>());
      Reply reply;
      synchronized (this) {
        Reply next = queue.poll();
        reply = next == null ? Reply.OK : next;
      }
      if (reply.stalls()) {
        closed.await();
        return;
      }
      if (reply.header() != null) {
        String[] parts = reply.header().split(": ", 2);
        exchange.getResponseHeaders().set(parts[0], parts[1]);
      }
      exchange.sendResponseHeaders(reply.status(), 0);
      try (OutputStream out = exchange.getResponseBody()) {
        byte[] bytes = "an answer\n".getBytes(StandardCharsets.US_ASCII);
        out.write(bytes);
        while (reply.floods() && closed.getCount() > 0) {
          out.write(bytes);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
