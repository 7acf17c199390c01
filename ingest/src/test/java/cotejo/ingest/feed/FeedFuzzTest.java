package cotejo.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever the bytes, the reader answers. Without JAZZER_FUZZ=1 only the seeds of
 * FeedFuzzTestInputs are replayed; with it Jazzer looks for new ones.
 */
@Timeout(120)
class FeedFuzzTest {

  private static final FeedReader READER = new FeedReader();

  @FuzzTest(maxDuration = "60s")
  void any_bytes_are_a_feed_or_refused_with_a_reason(byte @Nullable [] bytes) {
    byte[] document = bytes == null ? new byte[0] : bytes;
    FeedReading first = READER.read(document, null, null);
    assertThat(READER.read(document, null, null)).isEqualTo(first);
    if (first instanceof FeedReading.Read(FeedDocument feed)) {
      for (FeedItem item : feed.items()) {
        assertThat(String.valueOf(item.contentHtml()).toLowerCase(Locale.ROOT))
            .doesNotContain("<script");
      }
    }
  }

  @FuzzTest(maxDuration = "60s")
  void any_text_is_a_date_of_our_times_or_none(byte @Nullable [] bytes) {
    String text = bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    Instant read = Dates.parse(text, "es");
    if (read != null) {
      assertThat(read).isAfterOrEqualTo(Instant.parse("1900-01-01T00:00:00Z"));
    }
  }
}
