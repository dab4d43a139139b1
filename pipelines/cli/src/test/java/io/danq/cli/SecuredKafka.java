package io.danq.cli;

import static org.awaitility.Awaitility.await;

import io.danq.sequence.support.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** A broker that knows whom it speaks to: SASL, mechanism PLAIN, one user {@code danq}. */
final class SecuredKafka implements AutoCloseable {
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"danq\"";

  private final Process process;
  private final int port;
  private final String password;

  private SecuredKafka(Process process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  static SecuredKafka start(Path directory, String password) throws IOException {
    Files.createDirectories(directory);
    int port = FreePort.find();
    int controller = FreePort.find();
    while (controller == port) {
      controller = FreePort.find();
    }
    Path properties = directory.resolve("server.properties");
    Files.write(properties, properties(directory, port, controller, password));
    ProcessBuilder builder =
        JavaProcess.of("io.danq.cli.demo.BrokerProcess", List.of(properties, Uuid.randomUuid()))
            .withOptions(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
            .builder();
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
    return new SecuredKafka(builder.start(), port, password);
  }

  private static List<String> properties(Path home, int port, int controller, String password) {
    String login = LOGIN + " password=\"" + password + "\" user_danq=\"" + password + "\";";
    return List.of(
        "process.roles=broker,controller",
        "node.id=1",
        "controller.quorum.voters=1@127.0.0.1:" + controller,
        "controller.listener.names=CONTROLLER",
        "listeners=SASL_PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
        "advertised.listeners=SASL_PLAINTEXT://127.0.0.1:" + port,
        "listener.security.protocol.map=SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name=SASL_PLAINTEXT",
        "sasl.enabled.mechanisms=PLAIN",
        "sasl.mechanism.inter.broker.protocol=PLAIN",
        "listener.name.sasl_plaintext.plain.sasl.jaas.config=" + login,
        "log.dirs=" + home.resolve("data"),
        "log.cleaner.dedupe.buffer.size=2000000",
        "group.initial.rebalance.delay.ms=0",
        "offsets.topic.num.partitions=1",
        "offsets.topic.replication.factor=1",
        "transaction.state.log.num.partitions=1",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1");
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The settings of a client that logs in with a password. */
  static Map<String, String> login(String password) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config", LOGIN + " password=\"" + password + "\";");
  }

  /** Makes a topic as soon as the broker answers. */
  void createTopic(String name) {
    Map<String, Object> settings = new HashMap<>(login(password));
    settings.put("bootstrap.servers", bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      await("topic " + name)
          .pollInSameThread()
          .atMost(Duration.ofSeconds(60))
          .failFast("the broker has ended", () -> !process.isAlive())
          .ignoreExceptionsInstanceOf(ExecutionException.class)
          .until(
              () -> {
                admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
                return true;
              });
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
