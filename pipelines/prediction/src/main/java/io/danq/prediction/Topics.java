package io.danq.prediction;

import java.io.IOException;
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

/** Looks at a Kafka cluster before a pipeline depends on it. */
public final class Topics {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private Topics() {}

  /**
   * Makes sure that a topic is there to be read.
   *
   * @throws IOException if no broker answers within 15 s, or there is no such topic
   */
  public static void check(String bootstrapServers, String topic)
      throws IOException, InterruptedException {
    check(bootstrapServers, topic, TIMEOUT);
  }

  static void check(String bootstrapServers, String topic, Duration timeout)
      throws IOException, InterruptedException {
    int millis = Math.toIntExact(timeout.toMillis());
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            millis / 3,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            millis);
    Set<String> topics;
    try (Admin admin = Admin.create(config)) {
      topics = admin.listTopics().names().get(millis, TimeUnit.MILLISECONDS);
    } catch (KafkaException e) {
      String fault = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new IOException("cannot use Kafka at " + bootstrapServers + ": " + fault, e);
    } catch (ExecutionException | TimeoutException e) {
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
}
