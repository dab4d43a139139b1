package io.danq.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RetriableException;

/**
 * A real Kafka broker on this machine, for demonstrations and tests: one KRaft node in a JVM of its
 * own, listening on free ports of 127.0.0.1.
 *
 * <p>The broker never outlives this JVM, however the JVM ends. Topics are created with {@link
 * #createTopic}; using a topic that does not exist is an error. Messages of up to {@link
 * ReadPublisher#MAX_RECORD_BYTES} bytes fit. Thread-safe.
 */
public final class LocalKafka implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int ATTEMPTS = 5;

  private final Path home;
  private final String clusterId;
  private final BrokerPorts ports;
  private final Admin admin;
  private volatile BrokerJvm jvm;

  private LocalKafka(Path home, String clusterId, BrokerPorts ports, Admin admin, BrokerJvm jvm) {
    this.home = home;
    this.clusterId = clusterId;
    this.ports = ports;
    this.admin = admin;
    this.jvm = jvm;
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @param directory folder for its data, its configuration and {@code broker.log}; created if
   *     needed, and must not hold a broker's data already
   * @throws IOException if the broker ends early or does not answer within 180 s; the message has
   *     the last lines of its log
   */
  public static LocalKafka start(Path directory) throws IOException, InterruptedException {
    return start(directory, BrokerPorts::free);
  }

  static LocalKafka start(Path directory, Supplier<BrokerPorts> candidates)
      throws IOException, InterruptedException {
    Path home = directory.toAbsolutePath();
    Path data = home.resolve("data");
    if (Files.exists(data)) {
      throw new IOException(directory + " already holds a broker's data");
    }
    Files.createDirectories(data);
    String clusterId = Uuid.randomUuid().toString();
    for (int attempt = 1; ; attempt++) {
      BrokerPorts ports = candidates.get();
      BrokerJvm jvm = BrokerJvm.launch(home, clusterId, ports);
      try {
        Admin admin = connect(jvm, ports, clusterId);
        return new LocalKafka(home, clusterId, ports, admin, jvm);
      } catch (IOException | InterruptedException | RuntimeException e) {
        // Between choosing a port and listening on it, another process may take it.
        boolean again = attempt < ATTEMPTS && jvm.portWasTaken();
        jvm.stop();
        if (!again) {
          throw e;
        }
      }
    }
  }

  private static Admin connect(BrokerJvm jvm, BrokerPorts ports, String clusterId)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    // A client without a listener logs warnings, so it is created only when there is one.
    while (!ports.listening()) {
      await(jvm, deadline);
    }
    Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ports.bootstrapServers()));
    try {
      while (!answers(admin, clusterId)) {
        await(jvm, deadline);
      }
      return admin;
    } catch (IOException | InterruptedException | RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  private static void await(BrokerJvm jvm, long deadline) throws IOException, InterruptedException {
    if (jvm.endsWithin(POLL)) {
      throw jvm.failure("the Kafka broker ended during start-up");
    }
    if (System.nanoTime() > deadline) {
      throw jvm.failure("the Kafka broker does not answer after " + START_LIMIT.toSeconds() + " s");
    }
  }

  /** Whether our broker takes requests, and not another process on its port. */
  private static boolean answers(Admin admin, String clusterId) throws InterruptedException {
    DescribeClusterResult cluster = admin.describeCluster();
    try {
      return cluster
              .clusterId()
              .get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
              .equals(clusterId)
          && !cluster.nodes().get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** Where clients connect: {@code 127.0.0.1:PORT}. */
  public String bootstrapServers() {
    return ports.bootstrapServers();
  }

  /** The broker's process; another one after {@link #resume}. */
  ProcessHandle process() {
    return jvm.handle();
  }

  /** As {@link #createTopic(String, int, Map)} with the broker's defaults. */
  public void createTopic(String name, int partitions) throws IOException, InterruptedException {
    createTopic(name, partitions, Map.of());
  }

  /**
   * Creates a topic and waits until it can be written and read.
   *
   * @param partitions at least 1
   * @param configs settings of the topic, such as {@code message.timestamp.type} = {@code
   *     LogAppendTime}
   * @throws IOException if the broker refuses it (it exists, a setting is unknown) or does not
   *     answer
   */
  public void createTopic(String name, int partitions, Map<String, String> configs)
      throws IOException, InterruptedException {
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(configs);
    try {
      admin.createTopics(List.of(topic)).all().get();
      while (!leads(name, partitions)) {
        if (jvm.endsWithin(POLL)) {
          throw jvm.failure("the Kafka broker ended");
        }
      }
    } catch (ExecutionException e) {
      throw new IOException("topic " + name + " cannot be created: " + e.getCause(), e.getCause());
    }
  }

  /**
   * Whether every partition's leader answers. The broker names leaders before they are ready. If a
   * leader refuses a producer's first batch and takes its second, it rejects all later batches as
   * out of order.
   */
  private boolean leads(String topic, int partitions)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
    try {
      admin.listOffsets(ends).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw e;
    }
  }

  /** Stops the broker for a while and returns when its process has ended. Its topics stay. */
  public void pause() {
    jvm.stop();
  }

  /**
   * Starts the broker again after {@link #pause}, at the same address and with the same topics, and
   * waits until it answers.
   *
   * @throws IOException if the broker ends early or does not answer within 180 s
   */
  public void resume() throws IOException, InterruptedException {
    jvm = BrokerJvm.launch(home, clusterId, ports);
    connect(jvm, ports, clusterId).close(Duration.ZERO);
  }

  /** Stops the broker and returns when its process has ended. Its files stay. */
  @Override
  public void close() {
    admin.close(Duration.ZERO);
    jvm.stop();
  }
}
