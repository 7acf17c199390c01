package cotejo.alert.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WebhooksCommandTest {
  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    out = new StringWriter();
    errors = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--set",
            "alert.data=" + folder,
            "--set",
            "alert.webhooks.allow-hosts=127.0.0.1",
            "--set",
            "alert.public-url=https://cotejo.example"));
    return new CommandLine(new WebhooksCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void a_webhook_is_added_tried_listed_rotated_and_removed() throws Exception {
    List<String> bodies = new CopyOnWriteArrayList<>();
    AtomicInteger status = new AtomicInteger(200);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/secret-path",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          bodies.add(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/secret-path";
      assertThat(run("add", url, "--format", "slack", "--lang", "es", "--events", "at-once"))
          .isZero();
      String[] added = out.toString().strip().split("\t", 2);
      assertThat(added[1]).startsWith("whsec_");

      assertThat(run("test", added[0])).isZero();
      assertThat(out.toString()).startsWith("200");
      assertThat(bodies).singleElement().asString().contains("Esto es una prueba");
      status.set(500);
      assertThat(run("test", added[0])).isEqualTo(1);

      run("list");
      assertThat(out.toString())
          .contains(added[0] + "\tenabled\tslack\tes\tat-once\t*\thttp://127.0.0.1:")
          .doesNotContain("secret-path");
      run("list", "--urls");
      assertThat(out.toString()).contains("secret-path");

      assertThat(run("rotate", added[0])).isZero();
      assertThat(out.toString()).startsWith("whsec_").doesNotContain(added[1]);
      assertThat(run("remove", added[0])).isZero();
      run("list");
      assertThat(out.toString()).isEmpty();
      assertThat(run("remove", added[0])).isEqualTo(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void what_cannot_be_is_refused_with_a_sentence() {
    assertThat(run("add", "ftp://host.example/x")).isEqualTo(1);
    assertThat(errors.toString()).contains("is not an http or https address");
    assertThat(run("add", "http://host.example/x")).isEqualTo(1);
    assertThat(errors.toString()).contains("is not https");
    assertThat(run("add", "https://user:pass@host.example/x")).isEqualTo(1);
    assertThat(run("add", "https://host.example/x", "--format", "irc")).isEqualTo(1);
    assertThat(errors.toString()).contains("standard, slack, discord, teams");
    assertThat(run("add", "https://host.example/x", "--events", "test")).isEqualTo(1);
    assertThat(run("test", "none")).isEqualTo(1);
  }
}
