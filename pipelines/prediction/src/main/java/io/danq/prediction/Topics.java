package io.danq.prediction;

import io.danq.prediction.kafka.KafkaClients;
import io.danq.prediction.options.OutputOptions;
import io.danq.prediction.options.PlaceOptions;
import io.danq.prediction.write.Output;
import io.danq.prediction.write.RowKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

/** Checks a Kafka cluster before a pipeline depends on it. */
public final class Topics {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** Above 0, because Kafka's client waits without a limit for 0. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private Topics() {}

  /**
   * Makes sure that a topic exists.
   *
   * @throws IOException if no broker answers within 15 s, or there is no such topic
   */
  public static void check(KafkaClients clients, String topic)
      throws IOException, InterruptedException {
    check(clients, topic, TIMEOUT);
  }

  /**
   * Makes sure that the topics of {@code kafka:} outputs exist.
   *
   * @throws IOException as above
   * @throws IllegalArgumentException if the syntax of an output is wrong
   */
  public static void checkOutputs(PlaceOptions options) throws IOException, InterruptedException {
    for (Output output : Output.parse(options.getOutput())) {
      if (output instanceof Output.Kafka kafka) {
        KafkaClients clients = KafkaClients.writing(options.as(OutputOptions.class));
        check(clients, RowKind.PREDICTIONS.topic(kafka));
        check(clients, RowKind.FAILED.topic(kafka));
      }
    }
  }

  static void check(KafkaClients clients, String topic, Duration timeout)
      throws IOException, InterruptedException {
    String bootstrapServers = clients.bootstrapServers();
    int millis = Math.toIntExact(timeout.toMillis());
    Map<String, Object> ours =
        Map.of(
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            millis / 3,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            millis);
    Set<String> topics;
    try {
      topics = names(Admin.create(settings(clients, ours)), millis);
    } catch (KafkaException e) {
      throw new IOException(
          "cannot use Kafka at " + bootstrapServers + ": " + clients.explain(e), e);
    } catch (ExecutionException | TimeoutException e) {
      if (e.getCause() instanceof AuthenticationException refused) {
        throw new IOException(
            "Kafka at " + bootstrapServers + " refuses the client: " + refused.getMessage(), e);
      }
      throw new IOException(
          "no Kafka broker answered at "
              + bootstrapServers
              + " within "
              + timeout.toSeconds()
              + " s",
          e);
    }
    if (!topics.contains(topic)) {
      throw new IOException(
          "no topic "
              + topic
              + " at "
              + bootstrapServers
              + "; there are "
              + (topics.isEmpty() ? "none" : String.join(", ", new TreeSet<>(topics))));
    }
  }

  /** Closes the client with a limit: {@code close()} waits without one. */
  private static Set<String> names(Admin admin, int millis)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      return admin.listTopics().names().get(millis, TimeUnit.MILLISECONDS);
    } finally {
      admin.close(CLOSE_TIMEOUT);
    }
  }

  private static Map<String, Object> settings(KafkaClients clients, Map<String, Object> ours)
      throws IOException {
    try {
      return clients.settings(ours);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
