package io.danq.training;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Initial weights from a trained model. */
public final class WarmStart {
  private WarmStart() {}

  /**
   * The weights of a bundle, adapted to a new list of targets. All layers below the output layer
   * are the bundle's, and so are the outputs of targets that it has. Targets are equal if index,
   * cell type, assay and treatment are. The outputs of new targets are drawn like in {@link
   * KerasInitialization}.
   *
   * @param targets what the new network predicts
   * @param seed for the outputs that are drawn
   */
  public static DanQWeights from(ModelBundle bundle, List<Target> targets, long seed) {
    DanQConfig old = bundle.manifest().network();
    if (targets.equals(bundle.targets())) {
      return bundle.weights();
    }
    DanQConfig config = old.withTargets(targets.size());
    DanQWeights fresh =
        KerasInitialization.create(
            new DanQConfig(
                old.window(),
                1,
                old.kernel(),
                old.pool(),
                old.poolStride(),
                1,
                old.dense(),
                targets.size()),
            seed);
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      tensors.put(tensor, bundle.weights().get(tensor));
    }
    int[] known = known(bundle.targets(), targets);
    for (DanQTensor tensor : List.of(DanQTensor.OUTPUT_WEIGHT, DanQTensor.OUTPUT_BIAS)) {
      FloatBuffer values = copy(fresh.get(tensor));
      copyColumns(bundle.weights().get(tensor), old.targets(), values, known);
      tensors.put(tensor, values);
    }
    return new DanQWeights(config, tensors);
  }

  /** Number of targets that a bundle has. */
  public static int knownTargets(ModelBundle bundle, List<Target> targets) {
    int count = 0;
    for (int column : known(bundle.targets(), targets)) {
      count += column >= 0 ? 1 : 0;
    }
    return count;
  }

  private static int[] known(List<Target> old, List<Target> targets) {
    Map<List<Object>, Integer> places = new HashMap<>();
    for (int i = 0; i < old.size(); i++) {
      places.put(name(old.get(i)), i);
    }
    return targets.stream().mapToInt(t -> places.getOrDefault(name(t), -1)).toArray();
  }

  private static List<Object> name(Target target) {
    return List.of(target.index(), target.cellType(), target.assay(), target.treatment());
  }

  private static FloatBuffer copy(FloatBuffer from) {
    return FloatBuffer.allocate(from.remaining()).put(from).flip();
  }

  private static void copyColumns(
      FloatBuffer from, int fromColumns, FloatBuffer to, int[] fromColumn) {
    int rows = from.limit() / fromColumns;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < fromColumn.length; column++) {
        if (fromColumn[column] >= 0) {
          to.put(
              row * fromColumn.length + column, from.get(row * fromColumns + fromColumn[column]));
        }
      }
    }
  }
}
