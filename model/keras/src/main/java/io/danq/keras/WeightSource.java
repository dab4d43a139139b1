package io.danq.keras;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the weight arrays in one kind of Keras file. */
@FunctionalInterface
interface WeightSource {
  /** Where {@code .weights.h5} of Keras 2.12 to 2.15 has its layers. */
  String OLDER_LAYERS = "_layer_checkpoint_dependencies";

  /**
   * The arrays of a layer in Keras' order.
   *
   * @throws KerasImportException if they are not where they should be
   */
  List<StoredArray> arrays(LayerRole role) throws KerasImportException;

  /**
   * The weights file of an archive, and {@code .weights.h5}. Its groups are named after a layer's
   * class and its index among the layers of that class, not after the layer: {@code
   * layers/dense_1/vars/0}.
   */
  static WeightSource archive(Hdf5File file) throws KerasImportException {
    String layers = file.group(OLDER_LAYERS).isPresent() ? OLDER_LAYERS : "layers";
    return role -> {
      List<StoredArray> arrays = new ArrayList<>();
      switch (role) {
        case CONVOLUTION -> add(file, layers + "/conv1d", 2, arrays);
        case RECURRENT -> {
          add(file, layers + "/bidirectional/forward_layer/cell", 3, arrays);
          add(file, layers + "/bidirectional/backward_layer/cell", 3, arrays);
        }
        case HIDDEN -> add(file, layers + "/dense", 2, arrays);
        case OUTPUT -> add(file, layers + "/dense_1", 2, arrays);
      }
      return arrays;
    };
  }

  private static void add(Hdf5File file, String layer, int count, List<StoredArray> arrays)
      throws KerasImportException {
    for (int i = 0; i < count; i++) {
      String path = layer + "/vars/" + i;
      arrays.add(new StoredArray(path, "", dataset(file.find(file.root(), path), path)));
    }
  }

  /**
   * Groups of layers by name. A group's {@code weight_names} are the paths of its arrays in Keras'
   * order.
   *
   * @param folder the group that they are in, with a slash at its end; empty for the root
   */
  static WeightSource named(Hdf5File file, String folder, Map<LayerRole, String> names) {
    return role -> {
      String layer = folder + names.get(role);
      Group group =
          file.group(layer)
              .orElseThrow(
                  () -> new KerasImportException("expected group " + layer + ", found none"));
      List<StoredArray> arrays = new ArrayList<>();
      for (String path : Hdf5File.texts(group, "weight_names")) {
        // Keras on TensorFlow ends a variable's name in :0.
        String variable = path.substring(path.lastIndexOf('/') + 1).split(":", 2)[0];
        String place = layer + "/" + path;
        arrays.add(new StoredArray(place, variable, dataset(file.find(group, path), place)));
      }
      return arrays;
    };
  }

  /**
   * The names of the layers with weights of a file that names its layers and nothing else.
   *
   * @param layers the names in Keras' order
   * @param isGiven whether a layer's group has arrays
   */
  static Map<LayerRole, String> inOrder(List<String> layers, Predicate<String> isGiven)
      throws KerasImportException {
    List<String> found = layers.stream().filter(isGiven).toList();
    LayerRole[] roles = LayerRole.values();
    if (found.size() != roles.length) {
      throw new KerasImportException(
          "expected four layers with weights (convolution, LSTMs, two dense layers), found "
              + found.size()
              + (found.isEmpty() ? "" : ": " + String.join(", ", found)));
    }
    return Map.of(
        roles[0],
        found.get(0),
        roles[1],
        found.get(1),
        roles[2],
        found.get(2),
        roles[3],
        found.get(3));
  }

  /** The published layout: {@code layer_3/param_10}. */
  static WeightSource numbered(Hdf5File file, Map<LayerRole, Integer> numbers, int perRecurrent) {
    return role -> {
      String layer = "layer_" + numbers.get(role);
      int count = role == LayerRole.RECURRENT ? perRecurrent : 2;
      List<StoredArray> arrays = new ArrayList<>();
      // By number: by name, param_10 would come before param_2.
      for (int i = 0; i < count; i++) {
        String path = layer + "/param_" + i;
        arrays.add(new StoredArray(path, "", dataset(file.find(file.root(), path), path)));
      }
      return arrays;
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
