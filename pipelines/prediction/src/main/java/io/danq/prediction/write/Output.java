package io.danq.prediction.write;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place that {@code --output} names; {@code toString} gives it back. Immutable. */
public sealed interface Output extends Serializable {

  /**
   * Parquet files in two folders.
   *
   * @param folder the folder above them, on any Beam file system
   */
  record Parquet(String folder) implements Output {
    @Override
    public String toString() {
      return folder;
    }
  }

  /**
   * A BigQuery table; failed records go to another table, with {@code _failed} added to the name.
   */
  record BigQuery(String project, String dataset, String table) implements Output {
    @Override
    public String toString() {
      return "bigquery:" + project + ":" + dataset + "." + table;
    }
  }

  /** A Kafka topic; failed records go to another topic, with {@code -failed} added to the name. */
  record Kafka(String topic) implements Output {
    @Override
    public String toString() {
      return "kafka:" + topic;
    }
  }

  /**
   * An annotated VCF; for variants only.
   *
   * @param file its path on any Beam file system; its name ends with .gz
   */
  record Vcf(String file) implements Output {
    /**
     * The working folder of a run, next to the file. After the run it holds failed lines that have
     * no other output; otherwise it is deleted.
     */
    public String folder() {
      return file + ".danq";
    }

    @Override
    public String toString() {
      return "vcf:" + file;
    }
  }

  /**
   * A summary per bin of the genome; only for aligned reads from files.
   *
   * @param folder the folder above bins/ and failed/, on any Beam file system
   */
  record Bins(String folder) implements Output {
    @Override
    public String toString() {
      return "bins:" + folder;
    }
  }

  /** The folder that a run locks, if there is one. (A VCF has a working folder instead.) */
  default Optional<String> runFolder() {
    if (this instanceof Parquet parquet) {
      return Optional.of(parquet.folder());
    }
    return this instanceof Bins bins ? Optional.of(bins.folder()) : Optional.empty();
  }

  /**
   * Reads the outputs of a run in their order.
   *
   * @throws IllegalArgumentException if there is none, or one is given twice or has the wrong
   *     syntax; the message names it
   */
  static List<Output> parse(List<String> outputs) {
    if (outputs == null || outputs.isEmpty()) {
      throw new IllegalArgumentException("--output names no place for the results");
    }
    List<Output> parsed = new ArrayList<>();
    for (String text : outputs) {
      Output output = Syntax.parse(text.strip());
      if (parsed.contains(output)) {
        throw new IllegalArgumentException("--output names " + output + " twice");
      }
      Optional<String> folder = output.runFolder();
      if (folder.isPresent() && parsed.stream().anyMatch(p -> p.runFolder().equals(folder))) {
        throw new IllegalArgumentException(
            "--output names "
                + folder.get()
                + " for rows and for bins; give each a folder of its own");
      }
      parsed.add(output);
    }
    return List.copyOf(parsed);
  }

  /** The syntax of outputs on a command line. */
  final class Syntax {
    private static final Pattern TABLE =
        Pattern.compile("((?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]):(\\w+)\\.([\\w-]+)");
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,242}");

    private Syntax() {}

    private static Output parse(String text) {
      int colon = text.indexOf(':');
      String kind = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
      String place = text.substring(colon + 1);
      return switch (kind) {
        case "bigquery" -> table(text, place);
        case "kafka" -> topic(text, place);
        case "vcf" -> vcf(text, place);
        case "parquet" -> new Parquet(folder(text, place));
        case "bins" -> new Bins(folder(text, place));
        default -> new Parquet(folder(text, text)); // gs://bucket/out, C:\out, out
      };
    }

    private static String folder(String text, String folder) {
      if (folder.isBlank()) {
        throw new IllegalArgumentException("--output=" + text + " names no folder");
      }
      return folder;
    }

    private static Output vcf(String text, String file) {
      if (!file.endsWith(".gz")) {
        throw new IllegalArgumentException(
            "--output=" + text + " is not vcf:FILE.vcf.gz; the file is compressed with bgzip");
      }
      return new Vcf(file);
    }

    private static Output table(String text, String place) {
      Matcher matcher = TABLE.matcher(place);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "--output=" + text + " is not bigquery:PROJECT:DATASET.TABLE");
      }
      return new BigQuery(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    private static Output topic(String text, String topic) {
      if (!TOPIC.matcher(topic).matches()) {
        throw new IllegalArgumentException(
            "--output="
                + text
                + " is not kafka:TOPIC, a topic of 1 to 242 letters, digits, '.', '_' and '-'");
      }
      return new Kafka(topic);
    }
  }
}
