package cotejo.alert.delivery;

import cotejo.alert.PrivatePostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures a whole run: a process with {@value LoadedSender#HEAP_MIB} MiB of heap cuts a digest,
 * owes it to so many subscribers and hands every mail to an SMTP server that keeps the books.
 *
 * <p>Arguments: databases ({@code sqlite,postgres}), numbers of subscribers ({@code
 * 1000,10000,100000}), keys to sign with ({@code none,RSA-2048,Ed25519}).
 */
final class DeliveryLoad {
  private DeliveryLoad() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println(LoadedSender.HEADING);
    for (String database : arguments[0].split(",", -1)) {
      for (String subscribers : arguments[1].split(",", -1)) {
        for (String key : arguments[2].split(",", -1)) {
          run(database, Integer.parseInt(subscribers.strip()), key.strip());
        }
      }
    }
    System.exit(0);
  }

  private static void run(String database, int subscribers, String key) throws Exception {
    Path folder = Files.createTempDirectory("cotejo-load");
    String where =
        database.equals("postgres")
            ? PrivatePostgres.get()
                .orElseThrow(() -> new IOException("PostgreSQL is not installed"))
                .newDatabase()
            : folder.resolve("alert.db").toString();
    try (Postbox postbox = Postbox.open()) {
      Process sender = start(where, postbox.port(), subscribers, key);
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(sender.getInputStream(), StandardCharsets.UTF_8))) {
        out.lines().forEach(System.out::println);
      }
      if (sender.waitFor() != 0) {
        throw new IOException("the sender ended with " + sender.exitValue());
      }
      check(postbox.taken(), subscribers);
    } finally {
      clear(folder);
    }
  }

  private static void check(List<Postbox.Taken> taken, int subscribers) throws IOException {
    Set<String> addresses = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Postbox.Taken mail : taken) {
      addresses.add(mail.to());
      ids.add(mail.messageId());
    }
    int mails = taken.size();
    if (mails != subscribers || addresses.size() != mails || ids.size() != mails) {
      throw new IOException(
          "the server took %d mails to %d addresses under %d ids from %d subscribers"
              .formatted(mails, addresses.size(), ids.size(), subscribers));
    }
  }

  private static Process start(String where, int port, int subscribers, String key)
      throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + LoadedSender.HEAP_MIB + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                LoadedSender.class.getName(),
                where,
                Integer.toString(port),
                Integer.toString(subscribers),
                key))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void clear(Path folder) throws IOException {
    for (String name : Arrays.asList("alert.db", "alert.db-wal", "alert.db-shm")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
