package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without a broker; with one the streaming tests look at it. */
@Timeout(10)
final class TopicsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void aPortWhereNobodyListensIsNamed() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    String servers = "127.0.0.1:" + port;
    assertThatThrownBy(() -> Topics.check(new KafkaClients(servers, null), "reads", SECOND))
        .isInstanceOf(IOException.class)
        .hasMessage("no Kafka broker answered at " + servers + " within 1 s");
  }

  @Test
  void aServerThatIsNoBrokerIsNamed() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String servers = "127.0.0.1:" + silent.getLocalPort();
      assertThatThrownBy(() -> Topics.check(new KafkaClients(servers, null), "reads", SECOND))
          .isInstanceOf(IOException.class)
          .hasMessage("no Kafka broker answered at " + servers + " within 1 s");
    }
  }

  @Test
  void anAddressWithoutAPortIsRefused() {
    assertThatThrownBy(() -> Topics.check(new KafkaClients("nowhere", null), "reads", SECOND))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot use Kafka at nowhere: ")
        .hasMessageContaining("nowhere");
  }
}
