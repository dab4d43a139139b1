package io.danq.inference;

import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.network.bundle.Target;
import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a network as a self-contained ONNX file for other tools.
 *
 * <ul>
 *   <li>input {@code input}: float32 {@code [batch, window, 4]}, one-hot in the model's base order;
 *       N and ambiguity codes are rows of zeros
 *   <li>output {@code output}: float32 {@code [batch, targets]}, probabilities 0 to 1
 *   <li>metadata: {@code model_id}, {@code model_version}, {@code base_order}, {@code window}, and
 *       {@code targets}, one name per line in the order of the outputs
 * </ul>
 */
public final class OnnxExport {
  private OnnxExport() {}

  /**
   * Writes the forward network in float32. The weights are copied from file to file.
   *
   * <p>An existing file is replaced when the new one is complete.
   *
   * @throws IllegalArgumentException if the network exceeds the 2 GB of an ONNX file
   */
  public static void write(ModelBundle bundle, Path file) throws IOException {
    OnnxNetwork network =
        OnnxNetwork.withoutDeclarations(bundle.weights(), Precision.FLOAT32, Convolution.GRAPH);
    WholeFile.write(
        file,
        unfinished -> {
          try (FileChannel channel =
              FileChannel.open(
                  unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            network.model().write(network.initializers(), metadata(bundle), channel);
          }
        });
  }

  private static Map<String, String> metadata(ModelBundle bundle) {
    ModelManifest manifest = bundle.manifest();
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("model_id", manifest.id());
    metadata.put("model_version", manifest.version());
    metadata.put("base_order", manifest.baseOrder().name());
    metadata.put("window", String.valueOf(manifest.network().window()));
    metadata.put(
        "targets",
        bundle.targets().stream().map(OnnxExport::name).collect(Collectors.joining("\n")));
    return metadata;
  }

  /** For example {@code 125_Dnd41_CTCF_None}. Without the index, names are not unique. */
  private static String name(Target target) {
    return String.join(
        "_", String.valueOf(target.index()), target.cellType(), target.assay(), target.treatment());
  }
}
