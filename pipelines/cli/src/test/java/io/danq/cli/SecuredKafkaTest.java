package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.StreamingPrediction;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.registry.model.OpenModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.construction.PipelineTranslation;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that asks for a password, which is in a file and nowhere else. */
@Timeout(600)
class SecuredKafkaTest {
  private static final String SECRET = "correct-horse-battery";

  @TempDir private static Path directory;
  private static SecuredKafka kafka;
  private static Path model;

  @BeforeAll
  static void start() throws Exception {
    kafka = SecuredKafka.start(directory.resolve("kafka"), SECRET);
    model = TinyModel.write(directory.resolve("model"));
    kafka.createTopic("reads");
    kafka.createTopic("out");
    kafka.createTopic("out-failed");
    Map<String, Object> settings = new HashMap<>(SecuredKafka.login(SECRET));
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("reads", "r1", "ACGTTGCATT".repeat(100))).get();
      producer.send(new ProducerRecord<>("reads", "r2", "no bases")).get();
    }
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static Path settings(String password, String... more) throws IOException {
    Properties properties = new Properties();
    properties.putAll(SecuredKafka.login(password));
    for (String setting : more) {
      String[] parts = setting.split("=", 2);
      properties.setProperty(parts[0], parts[1]);
    }
    StringWriter text = new StringWriter();
    properties.store(text, null);
    return Files.writeString(
        Files.createTempFile(directory, "client", ".properties"), text.toString());
  }

  private static String[] args(Path settings) {
    return new String[] {
      "--bootstrapServers=" + kafka.bootstrapServers(),
      "--inputTopic=reads",
      "--kafkaProperties=" + settings,
      "--model=" + model,
      "--stopAtEnd",
      "--parallelism=1",
      "--output=" + directory.resolve("out-" + settings.getFileName()),
      "--output=kafka:out"
    };
  }

  private static DanqCall stream(Path settings, String... more) {
    List<String> all = new ArrayList<>(List.of("stream"));
    all.addAll(List.of(args(settings)));
    all.addAll(List.of(more));
    return DanqCall.of(all.toArray(String[]::new));
  }

  @Test
  void settingsOfAFileReadAndWriteAndThePasswordIsLoggedNowhere() throws Exception {
    PrintStream standardError = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      DanqCall call = stream(settings(SECRET), "--verbose");
      assertThat(call.exitCode()).as("%s", call.errors()).isZero();
      assertThat(call.output()).anyMatch(line -> line.matches("rows +1"));
    } finally {
      System.setErr(standardError);
      Logging.configure(Level.OFF);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .as("Kafka logs its settings")
        .contains("sasl.mechanism = PLAIN", "sasl.jaas.config = [hidden]")
        .doesNotContain(SECRET);
  }

  @Test
  void neitherTheOptionsNorThePipelineHoldThePassword() throws IOException {
    StreamingPredictionOptions options =
        PipelineOptionsFactory.fromArgs(args(settings(SECRET)))
            .as(StreamingPredictionOptions.class);
    Pipeline pipeline;
    try (OpenModel model = OpenModel.open(options.getModel())) {
      pipeline = StreamingPrediction.create(options, model);
    }
    assertThat(options.toString()).contains("client").doesNotContain(SECRET);
    byte[] proto = PipelineTranslation.toProto(pipeline).toByteArray();
    assertThat(new String(proto, StandardCharsets.ISO_8859_1))
        .contains("client")
        .doesNotContain(SECRET);
  }

  @Test
  void aWrongPasswordIsNamedAsSuchAndNotShown() throws IOException {
    DanqCall call = stream(settings("wrong-" + SECRET));
    call.failedWith(1, "refuses the client", kafka.bootstrapServers());
    assertThat(call.errors().toString()).doesNotContain(SECRET);
  }

  @Test
  void aFileThatCannotBeUsedIsNamed() throws IOException {
    stream(directory.resolve("missing.properties")).failedWith(1, "missing.properties");
    stream(settings(SECRET, "group.id=mine")).failedWith(2, "sets group.id", "--groupId");
  }
}
