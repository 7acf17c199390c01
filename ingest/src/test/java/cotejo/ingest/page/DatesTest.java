package cotejo.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-03-01",
    "2026-03-01T07:30:00Z, 2026-03-01T07:30:00Z",
    "2026-03-01T07:30:00.123-06:00, 2026-03-01T07:30:00-06:00",
    "2026-03-01T07:30:00+0530, 2026-03-01T07:30:00+05:30",
    "2026-03-01 07:30, 2026-03-01T07:30:00",
    "2026-3-1 7:30:05 UTC, 2026-03-01T07:30:05Z",
    "20260301, 2026-03-01",
    "2026/03/01, 2026-03-01",
    "2026-03-01T07:30:00+99:00, 2026-03-01T07:30:00",
  })
  void machine_dates_keep_what_they_say_and_no_more(String written, String iso) {
    assertThat(Dates.read(written))
        .isNotNull()
        .satisfies(date -> assertThat(date.iso()).isEqualTo(iso));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-13-01",
        "2026-02-30",
        "1826-01-01",
        "9999999999",
        "2026-03-01T25:00:00Z",
        "2026-03"
      })
  void what_is_no_date_is_none(String written) {
    assertThat(Dates.read(written)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Published March 1, 2026 at 7:30 p.m. | 2026-03-01T19:30:00",
        "1 de marzo de 2026 07:30 | 2026-03-01T07:30:00",
        "domingo, 1 marzo 2026 | 2026-03-01",
        "1. März 2026, 07:30 Uhr | 2026-03-01T07:30:00",
        "le 1er mars 2026 à 7h30 | 2026-03-01T07:30:00",
        "1º de março de 2026 | 2026-03-01",
        "1 marca 2026 | 2026-03-01",
        "1 марта 2026 | 2026-03-01",
        "2026年3月1日 | 2026-03-01",
        "2026년 3월 1일 | 2026-03-01",
        "2026.03.01 07:30 | 2026-03-01T07:30:00",
        "01.03.2026 | 2026-03-01",
        "31/03/2026 | 2026-03-31",
        "Sept. 9, 2026 | 2026-09-09",
        "Updated 9th September 2026 | 2026-09-09",
      })
  void dates_are_read_as_people_write_them(String written, String iso) {
    assertThat(WrittenDates.find(written, false))
        .isNotNull()
        .satisfies(date -> assertThat(date.iso()).isEqualTo(iso));
  }

  @Test
  void numbers_alone_are_read_as_the_country_writes_them() {
    assertThat(WrittenDates.find("03/04/2026", true)).isEqualTo(Dates.read("2026-03-04"));
    assertThat(WrittenDates.find("03/04/2026", false)).isEqualTo(Dates.read("2026-04-03"));
    assertThat(WrittenDates.find("25/04/2026", true)).isEqualTo(Dates.read("2026-04-25"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Call 555 1234 for tickets",
        "12 people, 2026 votes",
        "Version 3.4.5",
        "In 2026 prices rose",
        "40 marzo 2026"
      })
  void numbers_that_are_no_dates_are_left_alone(String written) {
    assertThat(WrittenDates.find(written, false)).isNull();
  }
}
