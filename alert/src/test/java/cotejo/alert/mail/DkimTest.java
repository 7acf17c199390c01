package cotejo.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cotejo.alert.web.view.Lang;
import cotejo.service.SettingsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures as dkimpy, an implementation of somebody else, sees them. */
class DkimTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String VERIFY =
      """
      import sys, dkim
      record = sys.argv[2].encode()
      message = open(sys.argv[1], 'rb').read()
      print('GOOD' if dkim.verify(message, dnsfunc=lambda name, timeout=5: record) else 'BAD')
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void a_signed_digest_verifies_and_a_changed_one_does_not(String algorithm) throws Exception {
    assumeTrue(
        python("import dkim").equals(""),
        "skipped: dkimpy is not installed (apt-get install python3-dkim)");
    KeyPair keys = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    Path file = folder.resolve("key.pem");
    Files.writeString(
        file,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    byte[] signed;
    try (Post post = new Post(folder)) {
      signed =
          Dkim.read("alert.dkim.key", "cotejo.example", "s1", file)
              .sign(post.digest(Post.news(5), Lang.ES));
    }

    assertThat(verdict(signed, keys, algorithm)).isEqualTo("GOOD");
    String changed =
        new String(signed, StandardCharsets.ISO_8859_1).replaceFirst("\nSubject: ", "\nSubject: x");
    assertThat(verdict(changed.getBytes(StandardCharsets.ISO_8859_1), keys, algorithm))
        .isEqualTo("BAD");
  }

  @Test
  void a_file_without_a_key_is_named() throws Exception {
    Path file = Files.writeString(folder.resolve("key.pem"), "not a key");

    assertThatThrownBy(() -> Dkim.read("alert.dkim.key", "cotejo.example", "s1", file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("alert.dkim.key")
        .hasMessageContaining("key.pem");
  }

  private String verdict(byte[] message, KeyPair keys, String algorithm) throws Exception {
    byte[] key = keys.getPublic().getEncoded();
    boolean rsa = algorithm.equals("RSA");
    // RFC 8463: the bare 32 bytes, without their wrapping.
    byte[] published = rsa ? key : Arrays.copyOfRange(key, key.length - 32, key.length);
    String record =
        "v=DKIM1; k=%s; p=%s"
            .formatted(rsa ? "rsa" : "ed25519", Base64.getEncoder().encodeToString(published));
    Path file = Files.write(folder.resolve("mail.eml"), message);
    return python(VERIFY, file.toString(), record);
  }

  private static String python(String... arguments) throws Exception {
    if (!Files.isExecutable(Path.of(PYTHON))) {
      return "no Python";
    }
    String[] command = new String[arguments.length + 2];
    command[0] = PYTHON;
    command[1] = "-c";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output.strip();
  }
}
