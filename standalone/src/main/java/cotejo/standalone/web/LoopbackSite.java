package cotejo.standalone.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A web site on 127.0.0.1: one function from request to reply, each call in a virtual thread of its
 * own.
 */
public final class LoopbackSite implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackSite.class);

  private final String name;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Function<Request, Reply> pages;

  private LoopbackSite(
      String name, HttpServer server, ExecutorService threads, Function<Request, Reply> pages) {
    this.name = name;
    this.server = server;
    this.threads = threads;
    this.pages = pages;
  }

  /**
   * Opens the port and answers from then on.
   *
   * @param name what it is, for messages: "the sample newsroom"
   * @param port 0 takes any free one
   * @throws IOException with a sentence for the user when the port cannot be had
   */
  public static LoopbackSite start(String name, int port, Function<Request, Reply> pages)
      throws IOException {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(loopback(), port), 0);
    } catch (IOException e) {
      throw new IOException(
          "cannot open port %d on 127.0.0.1 for %s (%s): choose another port, or 0 for any free one"
              .formatted(port, name, e.getMessage()),
          e);
    }
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    LoopbackSite site = new LoopbackSite(name, server, threads, pages);
    server.setExecutor(threads);
    server.createContext("/", site::serve);
    server.start();
    return site;
  }

  /** Not "localhost": that may resolve to ::1, which the addresses that we hand out do not name. */
  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
  }

  /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      Request request = read(exchange);
      send(exchange, request, answer(request));
    } catch (IOException e) {
      LOG.atDebug().setMessage("A client went away").addKeyValue("site", name).setCause(e).log();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(Request request) {
    try {
      return pages.apply(request);
    } catch (RuntimeException e) {
      LOG.atError()
          .setMessage("A page could not be made")
          .addKeyValue("site", name)
          .addKeyValue("path", request.path())
          .setCause(e)
          .log();
      return Reply.of(500, Reply.PLAIN, "This page could not be made; the log says why.\n");
    }
  }

  private Request read(HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    Map<String, String> query = new LinkedHashMap<>();
    String raw = uri.getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      query.putIfAbsent(decoded(key), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    Headers headers = exchange.getRequestHeaders();
    // A client of another name (a forwarded port, say) gets links that work for it.
    String host = headers.getFirst("Host");
    return new Request(
        host != null && host.matches("[A-Za-z0-9.:\\[\\]-]+") ? host : address().getAuthority(),
        exchange.getRequestMethod(),
        uri.getPath(),
        query,
        headers.getFirst("If-None-Match"),
        headers.getFirst("If-Modified-Since"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static void send(HttpExchange exchange, Request request, Reply reply)
      throws IOException, InterruptedException {
    if (reply.delay().isPositive()) {
      Thread.sleep(reply.delay());
    }
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", reply.type());
    headers.set("X-Content-Type-Options", "nosniff");
    if (reply.policy() != null) {
      headers.set("Content-Security-Policy", reply.policy());
    }
    if (reply.location() != null) {
      headers.set("Location", reply.location());
    }
    String entityTag = Validators.entityTag(reply.body());
    if (reply.status() == 200) {
      headers.set("Cache-Control", "no-cache");
      headers.set("ETag", entityTag);
      if (reply.lastModified() != null) {
        headers.set("Last-Modified", Validators.date(reply.lastModified()));
      }
      if (Validators.stillGood(
          request.ifNoneMatch(), request.ifModifiedSince(), entityTag, reply.lastModified())) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
    }
    if (request.method().equals("HEAD") || reply.body().length == 0) {
      headers.set("Content-Length", Integer.toString(reply.body().length));
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    exchange.getResponseBody().write(reply.body());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
