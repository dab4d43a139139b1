package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.prediction.kafka.KafkaClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a broker; with one the streaming tests look at it. */
@Timeout(60)
final class TopicsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path folder;

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

  /** A file of settings, and what is wrong with it. The first lines are always in order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client.id=\\u00zz | , line 3: \\u must be followed by four hexadecimal digits",
        "client.dns.lookup=never | Invalid value never for configuration client.dns.lookup; line 3",
        "security.protocol=TSL | security.protocol; line 3",
        "receive.buffer.bytes=many | Invalid value many for configuration receive.buffer.bytes; line 3",
        "metric.reporters=org.nowhere.Reporter | Class org.nowhere.Reporter cannot be found; in.properties",
        "security.protocol=SASL_SSL | sasl.jaas.config is not set; in.properties",
        "security.protocol=SSL$ssl.truststore.location=/nowhere/trust.jks | /nowhere/trust.jks; no such file",
        "security.protocol=SASL_SSL$sasl.mechanism=PLAIN$sasl.jaas.config=who? | JAAS config; in.properties"
      })
  void aWrongSettingIsNamedWithoutTheNamesOfKafkasClasses(String lines, String parts)
      throws IOException {
    Path file = folder.resolve("in.properties");
    Files.writeString(file, "# settings\nclient.rack=a\n" + lines.replace('$', '\n') + "\n");
    assertThatThrownBy(
            () -> Topics.check(new KafkaClients("127.0.0.1:1", file.toString()), "reads", SECOND))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(parts.split("; "))
        .hasMessageContaining(file.toString())
        .message()
        .doesNotContainPattern("[a-z]\\.[A-Z]\\w*Exception|org\\.apache|java\\.");
  }

  @Test
  void aFileOfSettingsThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.properties");
    assertFileRefused(missing, ": no such file");
    assertFileRefused(folder, ": it is a folder");
  }

  private static void assertFileRefused(Path file, String why) {
    assertThatThrownBy(
            () -> Topics.check(new KafkaClients("127.0.0.1:1", file.toString()), "reads", SECOND))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot read the Kafka settings in " + file + why);
  }

  @Test
  void aHostWithoutAnAddressIsNamed() {
    assertThatThrownBy(
            () -> Topics.check(new KafkaClients("broker.invalid:9092", null), "reads", SECOND))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot use Kafka at broker.invalid:9092: No resolvable bootstrap");
  }
}
