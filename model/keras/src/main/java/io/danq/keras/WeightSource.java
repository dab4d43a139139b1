package io.danq.keras;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.List;
import java.util.Optional;

/** Finds the weight arrays in one kind of Keras file. */
@FunctionalInterface
interface WeightSource {
  /**
   * The array of a weight, not yet checked.
   *
   * @throws KerasImportException if the array is not where it should be
   */
  Dataset find(KerasWeight weight) throws KerasImportException;

  /**
   * The weights file of an archive. Its groups are named after a layer's class and its index among
   * the layers of that class, not after the layer: {@code layers/dense_1/vars/0}.
   */
  static WeightSource archive(Hdf5File file) {
    return weight -> {
      String layer =
          switch (weight.role()) {
            case CONVOLUTION -> "conv1d";
            case RECURRENT ->
                "bidirectional/"
                    + (weight.index() < KerasWeight.PER_CELL ? "forward_layer" : "backward_layer")
                    + "/cell";
            case HIDDEN -> "dense";
            case OUTPUT -> "dense_1";
          };
      String path = "layers/" + layer + "/vars/" + weight.index() % KerasWeight.PER_CELL;
      return dataset(file.find(file.root(), path), path);
    };
  }

  /**
   * The {@code model_weights} of an HDF5 file: one group per layer, named after it. The group's
   * {@code weight_names} are the paths of its arrays in Keras' order.
   */
  static WeightSource hdf5(Hdf5File file, DanQArchitecture architecture) {
    return weight -> {
      String layer = "model_weights/" + architecture.name(weight.role());
      Group group =
          file.group(layer)
              .orElseThrow(
                  () -> new KerasImportException("expected group " + layer + ", found none"));
      List<String> paths = Hdf5File.texts(group, "weight_names");
      int count = weight.role() == LayerRole.RECURRENT ? 2 * KerasWeight.PER_CELL : 2;
      if (paths.size() != count) {
        throw new KerasImportException(
            layer + ": expected " + count + " weight_names, found " + paths.size());
      }
      String path = paths.get(weight.index());
      // Keras 2 ends a variable's name in :0.
      String variable = path.substring(path.lastIndexOf('/') + 1).split(":", 2)[0];
      if (!variable.equals(weight.variable())) {
        throw new KerasImportException(
            layer + ": expected " + weight.label() + " in weight_names, found " + path);
      }
      return dataset(file.find(group, path), layer + "/" + path);
    };
  }

  private static Dataset dataset(Optional<Node> node, String path) throws KerasImportException {
    if (node.isPresent() && node.get() instanceof Dataset dataset) {
      return dataset;
    }
    throw new KerasImportException(
        "expected an array at " + path + ", found " + (node.isPresent() ? "a group" : "none"));
  }
}
