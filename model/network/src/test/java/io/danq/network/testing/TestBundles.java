package io.danq.network.testing;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.network.RandomWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Bundles for tests, of any size. */
public final class TestBundles {
  /** A network of 1000 bases that predicts thousands of windows per second. */
  public static final DanQConfig SMALL = new DanQConfig(1000, 4, 26, 75, 75, 4, 4, 3);

  private TestBundles() {}

  /** Writes a bundle of random weights and opens it. */
  public static ModelBundle random(Path folder, DanQConfig config, BaseOrder order, long seed)
      throws IOException {
    return write(folder, order, RandomWeights.create(config, seed));
  }

  /** Writes a bundle of the id {@code test} and opens it. */
  public static ModelBundle write(Path folder, BaseOrder order, DanQWeights weights)
      throws IOException {
    return ModelBundle.write(
        folder, "test", "", order, targets(weights.config().targets()), weights, Map.of());
  }

  /** Targets whose index is not their position. */
  public static List<Target> targets(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Target(100 + i, "cell" + i, "assay" + i, i % 2 == 0 ? "None" : "heat"))
        .toList();
  }
}
