package cotejo.ingest.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on loopback that misbehaves on demand, byte by byte. */
final class RudeServer implements AutoCloseable {

  /** Writes whatever it likes; the connection is closed after it. */
  @FunctionalInterface
  interface Behaviour {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket listening;
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final List<List<String>> requests = new CopyOnWriteArrayList<>();

  RudeServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI on(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
    return address(path);
  }

  /** Answers with this text as it is. */
  URI says(String path, String... lines) {
    return on(path, out -> out.write(ascii(String.join("\r\n", lines))));
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
  }

  /** The requests so far, each as its lines. */
  List<List<String>> requests() {
    return requests;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      List<String> request = in.lines().takeWhile(line -> !line.isEmpty()).toList();
      if (request.isEmpty()) {
        return;
      }
      requests.add(request);
      String path = request.getFirst().split(" ", -1)[1];
      Behaviour behaviour =
          behaviours.getOrDefault(
              path, out -> out.write(ascii("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")));
      behaviour.answer(socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException | UncheckedIOException e) {
      // The other side has had enough, as it should.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
