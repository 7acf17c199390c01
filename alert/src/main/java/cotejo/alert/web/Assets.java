package cotejo.alert.web;

import cotejo.events.Hashes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The style sheet and the icon, under addresses that change with their content. */
final class Assets {
  private record Asset(String type, String text) {}

  private final Map<String, Asset> byPath = new HashMap<>();
  private final Map<String, String> paths = new HashMap<>();

  private Assets() {}

  static Assets load() {
    Assets assets = new Assets();
    assets.add("style.css", "text/css; charset=utf-8");
    assets.add("icon.svg", "image/svg+xml");
    return assets;
  }

  private void add(String name, String type) {
    try (InputStream resource = Assets.class.getResourceAsStream("/web/" + name)) {
      if (resource == null) {
        throw new IllegalStateException("/web/" + name + " is missing from the program");
      }
      byte[] bytes = resource.readAllBytes();
      String path = "/assets/" + Hashes.sha256(bytes).substring(0, 12) + "/" + name;
      byPath.put(path, new Asset(type, new String(bytes, StandardCharsets.UTF_8)));
      paths.put(name, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String path(String name) {
    String path = paths.get(name);
    if (path == null) {
      throw new IllegalArgumentException("no such asset: " + name);
    }
    return path;
  }

  void mount(RoutesConfig routes) {
    Answers.on(routes, "/assets/{hash}/{name}", this::serve);
    Answers.on(routes, "/favicon.ico", request -> request.redirect(path("icon.svg")));
    Answers.on(
        routes,
        "/robots.txt",
        request ->
            request
                .contentType("text/plain; charset=utf-8")
                .result("User-agent: *\nDisallow: /en/search\nDisallow: /es/search\n"));
  }

  private void serve(Context request) {
    Asset asset = byPath.get(request.path());
    if (asset == null) {
      throw new NotFoundResponse();
    }
    request
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .contentType(asset.type())
        .result(asset.text());
  }
}
