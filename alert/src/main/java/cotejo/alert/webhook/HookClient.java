package cotejo.alert.webhook;

import cotejo.alert.model.Webhook;
import cotejo.events.Hashes;
import cotejo.service.http.ForbiddenAddressException;
import cotejo.service.http.GuardedSockets;
import cotejo.service.http.RetryAfter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts messages: checked addresses, no proxy, no cookies, no redirects, one bounded time for all,
 * and no more of the answer is read than a line. Blocks its caller, so call it on a virtual thread.
 */
public final class HookClient implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int ANSWER_BYTES = 1_024;
  private static final int ANSWER_CHARACTERS = 200;

  private final OkHttpClient client;
  private final WebhookConfig config;
  private final InstantSource clock;

  public HookClient(WebhookConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.client =
        new OkHttpClient.Builder()
            .dns(config.guard()::lookup)
            .socketFactory(new GuardedSockets(config.guard()))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .callTimeout(config.timeout())
            .connectTimeout(config.timeout())
            .readTimeout(config.timeout())
            .writeTimeout(config.timeout())
            .connectionPool(new ConnectionPool(16, 1, TimeUnit.MINUTES))
            .build();
  }

  /** The message's id: the same however often the delivery is tried. */
  static String messageId(String deliveryId) {
    return "msg_" + Hashes.sha256(deliveryId).substring(0, 32);
  }

  /** Posts {@code body}; every outcome is a value. */
  public HookAnswer post(Webhook webhook, String deliveryId, byte[] body) {
    if (!isPrivate(webhook)) {
      return new HookAnswer.Forbidden(
          "%s is not https; only hosts named in alert.webhooks.allow-hosts are told without TLS"
              .formatted(webhook.shownUrl()));
    }
    Instant now = clock.instant();
    String id = messageId(deliveryId);
    Request request =
        new Request.Builder()
            .url(webhook.url().toString())
            .header("User-Agent", "Cotejo-Webhooks/1.0")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .header("webhook-signature", Signing.header(webhook.secrets(), id, now, body))
            .post(RequestBody.create(body, JSON))
            .build();
    return send(request, now);
  }

  /** Posts a form, unsigned; every outcome is a value. */
  HookAnswer form(URI url, Map<String, String> fields) {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(form::add);
    return send(
        new Request.Builder()
            .url(url.toString())
            .header("User-Agent", "Cotejo-Webhooks/1.0")
            .post(form.build())
            .build(),
        clock.instant());
  }

  private HookAnswer send(Request request, Instant now) {
    try (Response response = client.newCall(request).execute()) {
      return read(response, now);
    } catch (IOException e) {
      return broken(e);
    }
  }

  /** Whether nobody on the way can read along. */
  private boolean isPrivate(Webhook webhook) {
    return "https".equals(webhook.url().getScheme())
        || config.guard().names(webhook.url().getHost());
  }

  private static HookAnswer read(Response response, Instant now) {
    String text = response.code() + " " + line(response);
    return switch (response.code()) {
      case 200, 201, 202, 203, 204, 205, 206 -> new HookAnswer.Taken(text);
      case 301, 302, 303, 307, 308 ->
          new HookAnswer.NotTaken(response.code() + " redirects are not followed", null);
      case 410 -> new HookAnswer.Gone(text);
      default ->
          new HookAnswer.NotTaken(
              text, RetryAfter.of(response.header("Retry-After"), null, null, now));
    };
  }

  /** The beginning of the answer's body; nothing when it does not come. */
  private static String line(Response response) {
    try {
      String text =
          response.peekBody(ANSWER_BYTES).string().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
      return text.length() <= ANSWER_CHARACTERS ? text : text.substring(0, ANSWER_CHARACTERS);
    } catch (IOException e) {
      return "";
    }
  }

  private static HookAnswer broken(IOException e) {
    if (find(e)) {
      return new HookAnswer.Forbidden(String.valueOf(e.getMessage()));
    }
    String text =
        switch (e) {
          case UnknownHostException unknown -> "name not known: " + unknown.getMessage();
          case SSLException tls -> "TLS: " + tls.getMessage();
          case InterruptedIOException _ -> "no answer in time";
          default -> e.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ": " + e.getMessage();
        };
    return new HookAnswer.NotTaken(text, null);
  }

  private static boolean find(Throwable in) {
    for (Throwable at = in; at != null; at = at.getCause()) {
      if (at instanceof ForbiddenAddressException) {
        return true;
      }
      for (Throwable other : at.getSuppressed()) {
        if (find(other)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
