package io.danq.prediction.kafka;

import io.danq.prediction.options.KafkaOptions;
import io.danq.prediction.options.OutputOptions;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * The settings of Kafka clients. This keeps only the path of the properties file; the process that
 * makes a client reads the file. Its content, including passwords, is in no option, serialised
 * pipeline or log.
 *
 * @param bootstrapServers brokers to ask first
 * @param file properties file on any Beam file system; null if there is no file
 * @param serversOption the option that names the brokers, for messages
 */
public record KafkaClients(String bootstrapServers, @Nullable String file, String serversOption)
    implements Serializable {
  private static final String SERVERS = "--bootstrapServers";
  private static final String OUTPUT_SERVERS = "--outputBootstrapServers";

  /** The settings that a pipeline makes itself, and the option for each, if there is one. */
  private static final Map<String, String> OURS =
      Map.of(
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
          SERVERS,
          CommonClientConfigs.GROUP_ID_CONFIG,
          "--groupId",
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          "--startFrom",
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          "",
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          "",
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
          "",
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          "",
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          "",
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          "");

  /** Clients whose brokers {@code --bootstrapServers} names. */
  public KafkaClients(String bootstrapServers, @Nullable String file) {
    this(bootstrapServers, file, SERVERS);
  }

  /**
   * The settings of the clients that read.
   *
   * @throws IllegalArgumentException if {@code --bootstrapServers} is not given
   */
  public static KafkaClients reading(KafkaOptions options) {
    if (options.getBootstrapServers() == null) {
      throw new IllegalArgumentException("Kafka needs --bootstrapServers=HOST:PORT");
    }
    return new KafkaClients(options.getBootstrapServers(), options.getKafkaProperties());
  }

  /**
   * The settings of the clients that write: those of the clients that read, unless the options say
   * otherwise.
   *
   * @throws IllegalArgumentException if no brokers are named
   */
  public static KafkaClients writing(OutputOptions output) {
    KafkaOptions options = output.as(KafkaOptions.class);
    String file = output.getOutputKafkaProperties();
    String ofOutput = output.getOutputBootstrapServers();
    String servers = ofOutput == null ? options.getBootstrapServers() : ofOutput;
    if (servers == null) {
      throw new IllegalArgumentException(
          "an --output to Kafka needs --outputBootstrapServers=HOST:PORT");
    }
    return file == null && ofOutput == null
        ? new KafkaClients(servers, options.getKafkaProperties())
        : new KafkaClients(servers, file, OUTPUT_SERVERS);
  }

  /**
   * A client's settings: those of the file, overridden by {@code ours}.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if the file sets what the pipeline sets itself
   */
  public Map<String, Object> settings(Map<String, Object> ours) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    if (file != null) {
      settings.putAll(read(file, serversOption));
    }
    settings.putAll(ours);
    return settings;
  }

  /**
   * Why Kafka's client does not take its settings, in one line without the names of its classes. It
   * names the line of the file if the client says which setting is wrong.
   */
  public String explain(Throwable fault) {
    String reason = KafkaSettingsFile.reason(fault);
    if (file == null) {
      return reason;
    }
    try {
      OptionalInt line = KafkaSettingsFile.read(file).lineOf(reason);
      String place = line.isPresent() ? ", line " + line.getAsInt() : "";
      return reason + " (settings of " + file + place + ")";
    } catch (IOException e) {
      return reason;
    }
  }

  private static Map<String, Object> read(String file, String serversOption) {
    Properties properties;
    try {
      properties = KafkaSettingsFile.read(file).settings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> settings = new HashMap<>();
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      if (OURS.containsKey(name)) {
        String named = OURS.get(name);
        String option = SERVERS.equals(named) ? serversOption : named;
        throw new IllegalArgumentException(
            file
                + " sets "
                + name
                + (option.isEmpty() ? ", which danq sets itself" : "; use " + option));
      }
      settings.put(name, properties.getProperty(name));
    }
    return settings;
  }
}
