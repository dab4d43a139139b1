package io.danq.network.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.danq.network.DanQConfig;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.Printable;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of {@code manifest.json}: what it says about a model.
 *
 * @param format {@value #FORMAT}, or {@value #FORMAT_2} if programs that know only the first format
 *     would predict the network wrongly
 * @param id the model's name, the same for all its versions
 * @param version distinguishes this set of weights from others of the same name
 * @param network the network's dimensions
 * @param baseOrder the order of its input channels
 * @param sha256 checksum of every other file of the bundle, by file name, as lower-case hex
 * @param metrics measured figures by name, for example {@code mean_auroc}
 * @param provenance where the weights come from, by key
 */
@JsonPropertyOrder({
  "format",
  "id",
  "version",
  "network",
  "baseOrder",
  "sha256",
  "metrics",
  "provenance"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelManifest(
    String format,
    String id,
    String version,
    DanQConfig network,
    BaseOrder baseOrder,
    Map<String, String> sha256,
    Map<String, Double> metrics,
    Map<String, String> provenance) {
  /** The format of networks whose LSTMs are those of Keras today. */
  public static final String FORMAT = "danq-bundle/1";

  /** The format of networks with hard-sigmoid gates, or with LSTMs that both read forward. */
  public static final String FORMAT_2 = "danq-bundle/2";

  /**
   * Name of the metric by which versions are compared: the mean over targets of the ROC AUC of both
   * strands' averaged probabilities, as {@code danq evaluate} prints it.
   */
  public static final String MEAN_AUROC = "mean_auroc";

  /**
   * @throws IllegalArgumentException if a part is missing, the format is unknown, the id or the
   *     version holds a control character, or a metric is not finite
   */
  public ModelManifest {
    if (!FORMAT.equals(format) && !FORMAT_2.equals(format)) {
      throw new IllegalArgumentException(
          "format is " + format + ", not " + FORMAT + " or " + FORMAT_2);
    }
    required("id", id);
    required("version", version);
    required("network", network);
    printable("id", id);
    printable("version", version);
    required("baseOrder", baseOrder);
    required("sha256", sha256);
    sha256 = new TreeMap<>(sha256);
    metrics = metrics == null ? Map.of() : new TreeMap<>(metrics);
    provenance = provenance == null ? Map.of() : new TreeMap<>(provenance);
    metrics.forEach(
        (name, value) -> {
          if (value == null || !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                "metric " + name + " must be a finite number, was " + value);
          }
        });
  }

  /** The format of a network's manifest. */
  static String format(DanQConfig network) {
    return network.hasKerasDefaults() ? FORMAT : FORMAT_2;
  }

  /** The same model under another name and version. */
  public ModelManifest renamed(String newId, String newVersion) {
    return new ModelManifest(
        format, newId, newVersion, network, baseOrder, sha256, metrics, provenance);
  }

  /** The same model with figures added; a figure of the same name is replaced. */
  public ModelManifest withMetrics(Map<String, Double> more) {
    Map<String, Double> all = new TreeMap<>(metrics);
    all.putAll(more);
    return new ModelManifest(format, id, version, network, baseOrder, sha256, all, provenance);
  }

  /** The same model with provenance added; an entry of the same name is replaced. */
  ModelManifest withProvenance(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(provenance);
    all.putAll(more);
    return new ModelManifest(format, id, version, network, baseOrder, sha256, metrics, all);
  }

  /** The same model with another checksum of a file. */
  ModelManifest withFile(String name, String checksum) {
    Map<String, String> all = new TreeMap<>(sha256);
    all.put(name, checksum);
    return new ModelManifest(format, id, version, network, baseOrder, all, metrics, provenance);
  }

  /** The same model without a file. */
  ModelManifest withoutFile(String name) {
    Map<String, String> all = new TreeMap<>(sha256);
    all.remove(name);
    return new ModelManifest(format, id, version, network, baseOrder, all, metrics, provenance);
  }

  private static void printable(String name, String value) {
    if (!Printable.of(value).equals(value)) {
      throw new IllegalArgumentException(
          name + " holds a control character: '" + Printable.of(value) + "'");
    }
  }

  private static void required(String name, Object value) {
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException(name + " is missing");
    }
  }
}
