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

/** Weights to begin with that come from a trained model. */
public final class WarmStart {
  private WarmStart() {}

  /**
   * A bundle's weights for a set of targets that may be another one. Everything below the output
   * layer is the bundle's, and so are the outputs of the targets that it has, known by all of their
   * names; those of new targets are drawn as {@link KerasInitialization} draws them.
   *
   * @param targets what the new network predicts
   * @param seed of what is drawn
   */
  public static DanQWeights from(ModelBundle bundle, List<Target> targets, long seed) {
    DanQConfig old = bundle.manifest().network();
    if (targets.equals(bundle.targets())) {
      return bundle.weights();
    }
    DanQConfig config =
        new DanQConfig(
            old.window(),
            old.filters(),
            old.kernel(),
            old.pool(),
            old.poolStride(),
            old.units(),
            old.dense(),
            targets.size());
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

  /** How many of the targets a bundle knows. */
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
