package io.danq.cli.demo;

import io.danq.sequence.support.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that runs {@link BrokerProcess}, with its files in one directory. Thread-safe. */
final class BrokerJvm {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final int LOG_LINES = 30;

  private final Process process;
  private final Path log;

  private BrokerJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts the JVM; does not wait for the broker.
   *
   * @param directory gets {@code data/}, {@code server.properties} and {@code broker.log}
   */
  static BrokerJvm launch(Path directory, String clusterId, BrokerPorts ports) throws IOException {
    Path properties = directory.resolve("server.properties");
    Files.writeString(properties, properties(directory.resolve("data"), ports));
    Path log = directory.resolve("broker.log");
    ProcessBuilder builder =
        JavaProcess.of(BrokerProcess.class, properties, clusterId)
            .withOptions(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
            .builder();
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new BrokerJvm(builder.start(), log);
  }

  private static String properties(Path data, BrokerPorts ports) {
    String listener = "PLAINTEXT://" + ports.bootstrapServers();
    String controller = "127.0.0.1:" + ports.controller();
    return String.join(
        "\n",
        "process.roles=broker,controller",
        "node.id=1",
        "controller.quorum.voters=1@" + controller,
        "controller.listener.names=CONTROLLER",
        "listeners=" + listener + ",CONTROLLER://" + controller,
        "advertised.listeners=" + listener,
        "inter.broker.listener.name=PLAINTEXT",
        "log.dirs=" + data.toString().replace(File.separatorChar, '/'),
        "auto.create.topics.enable=false",
        "group.initial.rebalance.delay.ms=0",
        "message.max.bytes=" + ReadPublisher.MAX_REQUEST_BYTES,
        "num.network.threads=2",
        "num.io.threads=4",
        "# The default is 128 MB, taken from the heap when the broker starts.",
        "log.cleaner.dedupe.buffer.size=2000000",
        "offsets.topic.num.partitions=1",
        "offsets.topic.replication.factor=1",
        "transaction.state.log.num.partitions=1",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "");
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Closes the broker's input, as the end of this JVM would; the broker halts. */
  void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Waits for the process to end, at most the given time. */
  boolean endsWithin(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether the broker ended because another process listens on one of its ports. */
  boolean portWasTaken() throws IOException {
    return !process.isAlive() && logTail().contains("Address already in use");
  }

  /** An exception with a message and the end of the broker's log. */
  IOException failure(String message) throws IOException {
    String status = process.isAlive() ? "" : " (status " + process.exitValue() + ")";
    return new IOException(message + status + "; the end of " + log + ":\n" + logTail());
  }

  private String logTail() throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }

  /** Shuts the broker down, by force after 10 s, and returns when the process has ended. */
  void stop() {
    process.destroy();
    try {
      if (!endsWithin(STOP_LIMIT)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
