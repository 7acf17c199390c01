package cotejo.alert.delivery;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that keeps the books: who was sent what, and what each address answers. */
final class Postbox implements AutoCloseable {
  /**
   * A mail that was taken.
   *
   * @param conversation which connection it came over, counted from 1
   */
  record Taken(String to, String messageId, int conversation) {}

  private final ServerSocket server;
  private final List<Taken> taken = new ArrayList<>();
  private final AtomicInteger conversations = new AtomicInteger();
  private final Map<String, String> letters = new ConcurrentHashMap<>();
  private volatile boolean keeping;
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  private Postbox(ServerSocket server) {
    this.server = server;
  }

  static Postbox open() throws IOException {
    Postbox postbox = new Postbox(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(postbox::accept);
    return postbox;
  }

  /** From now on {@code address} is answered so at RCPT; "drop" ends the conversation. */
  void answer(String address, String reply) {
    answers.put(address, reply);
  }

  /** From now on {@code address} is welcome. */
  void welcome(String address) {
    answers.remove(address);
  }

  /** From now on letters are kept as they came, each address's last. */
  void keepLetters() {
    keeping = true;
  }

  /** The last letter to {@code address}, one character a byte, without SMTP's doubled dots. */
  String letter(String address) {
    return letters.getOrDefault(address, "");
  }

  List<Taken> taken() {
    synchronized (taken) {
      return List.copyOf(taken);
    }
  }

  int count() {
    synchronized (taken) {
      return taken.size();
    }
  }

  SmtpConfig config(int connections) {
    return new SmtpConfig(
        "127.0.0.1",
        server.getLocalPort(),
        null,
        null,
        SmtpConfig.Tls.NONE,
        "digest@cotejo.example",
        connections,
        0,
        Duration.ofSeconds(10));
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        int conversation = conversations.incrementAndGet();
        Thread.ofVirtual().start(() -> converse(socket, conversation));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void converse(Socket socket, int conversation) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      reply(out, "220 postbox");
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("RCPT")) {
          to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          String answer = answers.getOrDefault(to, "250 2.1.5 ok");
          if (answer.equals("drop")) {
            return;
          }
          reply(out, answer);
        } else if (line.equals("DATA")) {
          reply(out, "354 go on");
          Taken mail = new Taken(to, read(in, to), conversation);
          synchronized (taken) {
            taken.add(mail);
          }
          reply(out, "250 2.0.0 taken");
        } else {
          reply(out, "250 ok");
          if (line.equals("QUIT")) {
            return;
          }
        }
      }
    } catch (IOException e) {
      // The other side is gone; that is what some tests are about.
    }
  }

  /** A message whose end never came was not taken (RFC 5321, section 4.1.1.4). */
  private String read(BufferedReader in, String to) throws IOException {
    String id = "";
    StringBuilder letter = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        if (keeping) {
          letters.put(to, letter.toString());
        }
        return id;
      }
      if (keeping) {
        letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      }
      if (line.startsWith("Message-ID:")) {
        id = line.substring("Message-ID:".length()).strip();
      }
    }
    throw new EOFException("the message breaks off");
  }

  private static void reply(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
