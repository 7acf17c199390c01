package cotejo.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetLabelsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "iso-8859-1, windows-1252, España",
    "ISO_8859-1:1987, windows-1252, España",
    "l1, windows-1252, España",
    "cp1252, windows-1252, “España”",
    "1250, windows-1250, Žluťoučký",
    "iso_8859_2_1987, ISO-8859-2, Žluťoučký",
    "latin7, ISO-8859-13, ąčę",
    "mac_centeuro, x-MacCentralEurope, Žluťoučký",
    "koi8_r, KOI8-R, Привет",
    "ebcdic-cp-he, IBM424, שלום",
    "s_jis, windows-31j, 日本語",
    "ks_c_5601, x-windows-949, 한국어",
    "chinese, GB18030, 中文新闻",
    "big5-tw, Big5, 中文新聞",
    "iso2022_jp, ISO-2022-JP, 日本語",
    "iso2022-kr, ISO-2022-KR, 한국어",
  })
  void an_encoding_is_known_by_all_its_names(String label, String charset, String title) {
    String feed =
        "<?xml version=\"1.0\" encoding=\""
            + label
            + "\"?><rss version=\"2.0\"><channel><title>"
            + title
            + "</title></channel></rss>";
    assertThat(Feeds.read(feed.getBytes(Charset.forName(charset)), null, null).title())
        .isEqualTo(title);
  }

  @Test
  void a_label_that_nobody_knows_means_nothing() {
    assertThat(CharsetLabels.find("utf8mb4")).isNull();
    assertThat(CharsetLabels.find("")).isNull();
  }
}
