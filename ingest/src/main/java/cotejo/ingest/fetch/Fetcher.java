package cotejo.ingest.fetch;

import cotejo.service.http.AddressGuard;
import cotejo.service.http.ForbiddenAddressException;
import cotejo.service.http.GuardedSockets;
import java.io.IOException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.brotli.BrotliInterceptor;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Gets documents over http and https; HTTP/2 where the server offers it, gzip and brotli, no
 * cookies, no proxy, no credentials. Blocks its caller, so call it on a virtual thread; safe for
 * many at once.
 */
public final class Fetcher implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final OkHttpClient client;
  private final FetchLimits limits;
  private final String userAgent;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fetch-deadlines").factory());
  private final AtomicBoolean closed = new AtomicBoolean();

  private Fetcher(OkHttpClient client, FetchLimits limits, String userAgent) {
    this.client = client;
    this.limits = limits;
    this.userAgent = userAgent;
  }

  /**
   * Opens a client.
   *
   * @param userAgent who we are and how to reach us
   */
  public static Fetcher open(FetchLimits limits, AddressGuard guard, String userAgent) {
    return open(limits, guard, userAgent, _ -> {});
  }

  /** Opens a client with more set, such as a certificate to trust. */
  static Fetcher open(
      FetchLimits limits,
      AddressGuard guard,
      String userAgent,
      Consumer<OkHttpClient.Builder> more) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .dns(guard::lookup)
            .socketFactory(new GuardedSockets(guard))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(limits.connect())
            .readTimeout(limits.silence())
            .writeTimeout(limits.silence())
            .connectionPool(new ConnectionPool(128, 1, TimeUnit.MINUTES))
            .addInterceptor(BrotliInterceptor.INSTANCE)
            .addNetworkInterceptor(BoundedBody.interceptor());
    more.accept(builder);
    return new Fetcher(builder.build(), limits, userAgent);
  }

  /** Fetches one document; every outcome is a value. */
  public FetchResult get(FetchRequest wanted) {
    long giveUp = System.nanoTime() + limits.whole().toNanos();
    HttpUrl url = HttpUrl.parse(wanted.url().toString());
    if (url == null) {
      return new FetchResult.Failed(
          FetchResult.Reason.BAD_ADDRESS, wanted.url() + " is not an http or https address");
    }
    Trail trail = new Trail(url);
    while (true) {
      Duration left = Duration.ofNanos(giveUp - System.nanoTime());
      Hop hop = once(wanted, trail.now(), left);
      switch (hop) {
        case Hop.Ended(FetchResult.Failed failed) -> {
          return failed;
        }
        case Hop.Sent sent -> {
          return result(sent, trail);
        }
        case Hop.Redirected(int status, String location) -> {
          FetchResult.Failed refused = trail.follow(status, location, limits.redirects());
          if (refused != null) {
            return refused;
          }
        }
      }
    }
  }

  private sealed interface Hop {
    record Ended(FetchResult.Failed failed) implements Hop {}

    record Redirected(int status, String location) implements Hop {}

    @SuppressWarnings("ArrayRecordComponent") // handed on at once
    record Sent(int status, Headers headers, byte[] body, long wireBytes) implements Hop {}
  }

  private Hop once(FetchRequest wanted, HttpUrl url, Duration left) {
    if (left.isNegative() || left.isZero()) {
      return ended(FetchResult.Reason.TIMEOUT, "took longer than " + limits.whole());
    }
    BoundedBody.Count count = new BoundedBody.Count(wanted.maxBytes());
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", userAgent)
            .tag(BoundedBody.Count.class, count);
    wanted.headers().forEach(request::header);
    if (!wanted.form().isEmpty()) {
      FormBody.Builder form = new FormBody.Builder();
      wanted.form().forEach(form::add);
      request.post(form.build());
    }
    Call call = client.newCall(request.build());
    call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
    AtomicBoolean headersLate = new AtomicBoolean();
    ScheduledFuture<?> deadline;
    try {
      deadline =
          deadlines.schedule(() -> late(call, headersLate), headerNanos(), TimeUnit.NANOSECONDS);
    } catch (java.util.concurrent.RejectedExecutionException e) {
      return ended(FetchResult.Reason.CANCELLED, "the service is stopping");
    }
    try (Response response = call.execute()) {
      deadline.cancel(false);
      String location = response.header("Location");
      if (isRedirect(response.code()) && location != null && wanted.form().isEmpty()) {
        return new Hop.Redirected(response.code(), location);
      }
      byte[] body = hasDocument(response.code()) ? body(response, wanted.maxBytes()) : new byte[0];
      return new Hop.Sent(response.code(), response.headers(), body, count.wire.get());
    } catch (IOException e) {
      return failed(e, headersLate.get(), url);
    } finally {
      deadline.cancel(false);
    }
  }

  private static void late(Call call, AtomicBoolean flag) {
    flag.set(true);
    call.cancel();
  }

  private long headerNanos() {
    return limits.headers().toNanos();
  }

  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static boolean hasDocument(int status) {
    return status == 200 || status == 203 || status == 226;
  }

  private static byte[] body(Response response, long most) throws IOException {
    BufferedSource source = response.body().source();
    Buffer whole = new Buffer();
    while (source.read(whole, CHUNK) != -1) {
      if (whole.size() > most) {
        throw new BoundedBody.TooLargeException(most);
      }
    }
    return whole.readByteArray();
  }

  private static FetchResult result(Hop.Sent sent, Trail trail) {
    Answer answer =
        new Answer(
            sent.status(),
            URI.create(trail.now().toString()),
            trail.movedTo(),
            sent.headers(),
            sent.body(),
            sent.wireBytes());
    if (hasDocument(sent.status())) {
      return new FetchResult.Fetched(answer);
    }
    return sent.status() == 304
        ? new FetchResult.NotModified(answer)
        : new FetchResult.Refused(answer);
  }

  private static Hop ended(FetchResult.Reason reason, String detail) {
    return new Hop.Ended(new FetchResult.Failed(reason, detail));
  }

  private Hop failed(IOException e, boolean headersLate, HttpUrl url) {
    Throwable deepest =
        find(e, ForbiddenAddressException.class, BoundedBody.TooLargeException.class);
    if (deepest instanceof ForbiddenAddressException) {
      return ended(FetchResult.Reason.FORBIDDEN_ADDRESS, deepest.getMessage());
    }
    if (deepest instanceof BoundedBody.TooLargeException) {
      return ended(FetchResult.Reason.TOO_LARGE, "the document is " + deepest.getMessage());
    }
    if (headersLate) {
      return ended(
          FetchResult.Reason.TIMEOUT,
          "no complete headers within " + limits.headers().toMillis() + " ms");
    }
    if (closed.get()) {
      return ended(FetchResult.Reason.CANCELLED, "the service is stopping");
    }
    String host = url.host();
    return switch (e) {
      case UnknownHostException unknown -> ended(FetchResult.Reason.DNS, host + " is not known");
      case SocketTimeoutException slow ->
          ended(FetchResult.Reason.TIMEOUT, host + " is too slow: " + slow.getMessage());
      case java.io.InterruptedIOException slow ->
          ended(
              FetchResult.Reason.TIMEOUT,
              "not complete within " + limits.whole().toMillis() + " ms");
      case SSLException tls -> ended(FetchResult.Reason.TLS, host + ": " + tls.getMessage());
      case java.net.SocketException refused
          when refused instanceof java.net.ConnectException
              || refused instanceof java.net.NoRouteToHostException ->
          ended(FetchResult.Reason.CONNECT, String.valueOf(refused.getMessage()));
      default -> ended(FetchResult.Reason.BROKEN, host + ": " + e.getMessage());
    };
  }

  /** The first of the given kinds among causes and suppressed exceptions. */
  @SafeVarargs
  private static @Nullable Throwable find(Throwable in, Class<? extends Throwable>... kinds) {
    for (Throwable at = in; at != null; at = at.getCause()) {
      for (Class<? extends Throwable> kind : kinds) {
        if (kind.isInstance(at)) {
          return at;
        }
      }
      for (Throwable other : at.getSuppressed()) {
        Throwable found = find(other, kinds);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Ends what is under way; later fetches fail as cancelled. */
  @Override
  public void close() {
    closed.set(true);
    deadlines.shutdownNow();
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
