package cotejo.classify.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledFilesTest {
  @TempDir Path folder;

  @Test
  void several_services_may_read_the_rulebook_in_a_jar_at_the_same_moment() throws Exception {
    Path jar = folder.resolve("a program.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("cotejo/rulebook/claims/a.yaml", "cotejo/rulebook/other.txt")) {
        out.putNextEntry(new JarEntry(name));
        out.write("id: a\n".getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    URI inside = URI.create("jar:" + jar.toUri() + "!/cotejo/rulebook");
    List<Callable<Map<String, String>>> readers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      readers.add(() -> Rulebook.filesAt(inside));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Map<String, String>> read : threads.invokeAll(readers)) {
        assertThat(read.get()).containsExactly(Map.entry("claims/a.yaml", "id: a\n"));
      }
    }
  }
}
