package cotejo.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
  private static final byte[] BODY =
      "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

  /** The key and digests of test case 2 of RFC 2202 (SHA-1) and RFC 4231. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79,true",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843,true",
        "SHA256=5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843,true",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844,false",
        "sha256=5bdc,false",
        "md5=750c783e6ab0b503eaa86e310a5db738,false",
        "sha256=not hex,false",
        "sha256,false",
        "-,false"
      })
  void a_signature_is_checked_by_its_method(@Nullable String header, boolean good) {
    assertThat(Signature.isGood(header, "Jefe", BODY)).isEqualTo(good);
  }
}
