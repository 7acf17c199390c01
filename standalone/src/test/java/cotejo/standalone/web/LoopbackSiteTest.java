package cotejo.standalone.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackSiteTest {
  private static final Instant CHANGED = Instant.parse("2026-11-03T08:30:00.700Z");

  @ParameterizedTest(name = "{0} | {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "\"abc\"            | -                             | true",
        "W/\"abc\"          | -                             | true",
        "\"x\", \"abc\"     | -                             | true",
        "*                  | -                             | true",
        "\"other\"          | -                             | false",
        "\"other\"          | Tue, 03 Nov 2026 08:30:00 GMT | false",
        "-                  | Tue, 03 Nov 2026 08:30:00 GMT | true",
        "-                  | Tue, 03 Nov 2026 08:29:59 GMT | false",
        "-                  | last Tuesday                  | false",
        "-                  | -                             | false",
      })
  void a_copy_is_still_good_when_its_tag_matches_or_else_its_date(
      String ifNoneMatch, String ifModifiedSince, boolean good) {
    assertThat(Validators.stillGood(ifNoneMatch, ifModifiedSince, "\"abc\"", CHANGED))
        .isEqualTo(good);
  }

  @Test
  void dates_have_two_digits_for_the_day() {
    assertThat(Validators.date(CHANGED)).isEqualTo("Tue, 03 Nov 2026 08:30:00 GMT");
  }

  @Test
  void a_page_that_fails_gives_a_500_and_the_next_one_is_served() throws Exception {
    try (LoopbackSite site =
            LoopbackSite.start(
                "a test",
                0,
                request -> {
                  if (request.path().equals("/bad")) {
                    throw new IllegalStateException("on purpose");
                  }
                  return Reply.of(200, Reply.PLAIN, "hello " + request.query().get("who"));
                });
        HttpClient http = HttpClient.newHttpClient()) {
      assertThat(send(http, "GET", site, "/bad").statusCode()).isEqualTo(500);
      assertThat(send(http, "GET", site, "/?who=se%C3%B1or").body()).isEqualTo("hello señor");
      assertThat(send(http, "HEAD", site, "/?who=x").headers().firstValue("Content-Length"))
          .contains("7");
      assertThat(send(http, "POST", site, "/").statusCode()).isEqualTo(405);
    }
  }

  private static HttpResponse<String> send(
      HttpClient http, String method, LoopbackSite site, String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(site.address() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
