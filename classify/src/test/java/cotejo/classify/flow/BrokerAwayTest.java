package cotejo.classify.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.events.Article;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAwayTest {

  @Test
  void readiness_turns_red_without_the_broker_and_a_stop_still_takes_less_than_ten_seconds(
      @TempDir Path folder) {
    Desk desk = new Desk(folder, 2);
    ClassifyService service = ClassifyService.start(desk.config(), InstantSource.system());
    Article article = Desk.article("a", Desk.DENIAL);
    desk.send(article);
    desk.verdict(article);
    assertThat(desk.page(service, "/health/ready").statusCode()).isEqualTo(200);
    assertThat(desk.page(service, "/health/live").statusCode()).isEqualTo(200);

    desk.broker().close();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              var ready = desk.page(service, "/health/ready");
              assertThat(ready.statusCode()).isEqualTo(503);
              assertThat(ready.body()).contains("Kafka at " + desk.broker().bootstrap());
            });
    assertThat(desk.page(service, "/health/live").statusCode()).isEqualTo(200);
    long began = System.nanoTime();
    service.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }
}
