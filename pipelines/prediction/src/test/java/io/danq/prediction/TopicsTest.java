package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.prediction.kafka.KafkaClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without a broker; with one the streaming tests look at it. */
@Timeout(60)
final class TopicsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void aPortWhereNobodyListensIsNamed() throws IOException {
    try (Socket bound = new Socket()) { // so that nobody else can listen there
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String servers = "127.0.0.1:" + bound.getLocalPort();
      assertThatThrownBy(() -> Topics.check(new KafkaClients(servers, null), "reads", SECOND))
          .isInstanceOf(IOException.class)
          .hasMessage("no Kafka broker answered at " + servers + " within 1 s");
    }
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
