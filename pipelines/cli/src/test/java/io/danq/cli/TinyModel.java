package io.danq.cli;

import io.danq.network.DanQConfig;
import io.danq.network.RandomWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A bundle of random weights that takes windows of 1000 bases and next to no time. */
public final class TinyModel {
  private static final DanQConfig NETWORK = new DanQConfig(1000, 4, 26, 75, 75, 4, 4, 3);

  private TinyModel() {}

  public static Path write(Path folder) throws IOException {
    return write(folder, 1);
  }

  public static Path write(Path folder, long seed) throws IOException {
    List<Target> targets =
        IntStream.range(0, NETWORK.targets())
            .mapToObj(i -> new Target(i, "K562", "CTCF", "None"))
            .toList();
    ModelBundle.write(
        folder,
        "tiny",
        "1",
        BaseOrder.AGCT,
        targets,
        RandomWeights.create(NETWORK, seed),
        Map.of("source", "random weights"));
    return folder;
  }
}
