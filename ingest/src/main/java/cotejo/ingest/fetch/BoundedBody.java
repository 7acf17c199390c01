package cotejo.ingest.fetch;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Counts a body's bytes on the wire, before decompression, and stops at the request's limit. */
final class BoundedBody extends ResponseBody {

  /** What a request may take and took; travels as the request's tag. */
  static final class Count {
    final long most;
    final AtomicLong wire = new AtomicLong();

    Count(long most) {
      this.most = most;
    }
  }

  /** More bytes than the request allows. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long most) {
      super("longer than " + most + " bytes");
    }
  }

  private final ResponseBody wrapped;
  private final BufferedSource source;

  private BoundedBody(ResponseBody wrapped, Count count) {
    this.wrapped = wrapped;
    this.source =
        Okio.buffer(
            new ForwardingSource(wrapped.source()) {
              @Override
              public long read(Buffer sink, long byteCount) throws IOException {
                long read = super.read(sink, byteCount);
                if (read > 0) {
                  if (count.wire.addAndGet(read) > count.most) {
                    throw new TooLargeException(count.most);
                  }
                }
                return read;
              }
            });
  }

  /** For the network side of the client, where bodies are still compressed. */
  static Interceptor interceptor() {
    return chain -> {
      Response response = chain.proceed(chain.request());
      Count count = chain.request().tag(Count.class);
      if (count == null) {
        return response;
      }
      return response.newBuilder().body(new BoundedBody(response.body(), count)).build();
    };
  }

  @Override
  public @Nullable MediaType contentType() {
    return wrapped.contentType();
  }

  @Override
  public long contentLength() {
    return wrapped.contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }
}
