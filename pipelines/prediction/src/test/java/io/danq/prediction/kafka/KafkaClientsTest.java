package io.danq.prediction.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.prediction.options.KafkaOptions;
import io.danq.prediction.options.OutputOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClientsTest {
  private final OutputOptions output = PipelineOptionsFactory.as(OutputOptions.class);
  private final KafkaOptions input = output.as(KafkaOptions.class);
  @TempDir private Path folder;
  private String brokersInAFile;

  @BeforeEach
  void nameBrokersTwice() throws IOException {
    brokersInAFile =
        Files.writeString(folder.resolve("client.properties"), "bootstrap.servers=b:9092\n")
            .toString();
    input.setBootstrapServers("a:9092");
  }

  private void assertBrokersBelongIn(String option, KafkaClients clients) {
    assertThatThrownBy(() -> clients.settings(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(brokersInAFile + " sets bootstrap.servers; use " + option);
  }

  @Test
  void brokersOfTheFileForOutputsBelongInTheOptionForOutputs() {
    output.setOutputKafkaProperties(brokersInAFile);
    assertBrokersBelongIn("--outputBootstrapServers", KafkaClients.writing(output));
  }

  @Test
  void brokersOfTheFileForBothBelongInTheOptionForBoth() {
    input.setKafkaProperties(brokersInAFile);
    assertBrokersBelongIn("--bootstrapServers", KafkaClients.reading(input));
    assertBrokersBelongIn("--bootstrapServers", KafkaClients.writing(output));
  }
}
