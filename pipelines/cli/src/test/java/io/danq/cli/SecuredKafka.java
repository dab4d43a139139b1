package io.danq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "io.danq.cli.demo.BrokerProcess",
            properties.toString(),
            Uuid.randomUuid().toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
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
  void createTopic(String name) throws InterruptedException, ExecutionException {
    Map<String, Object> settings = new HashMap<>(login(password));
    settings.put("bootstrap.servers", bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
      while (true) {
        try {
          admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
          return;
        } catch (ExecutionException e) {
          if (System.nanoTime() > deadline || !process.isAlive()) {
            throw e;
          }
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
