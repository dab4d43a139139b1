package io.danq.cli.bench;

import io.danq.network.DanQConfig;
import io.danq.network.RandomWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Bundles of random weights, for measuring speed at any size. */
public final class RandomBundle {
  /** Sizes of networks that are in use. */
  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  public enum Network {
    /** The seed's network as it was evaluated: 35.5 million parameters. */
    POOL13(new DanQConfig(1000, 320, 26, 13, 13, 320, 695, 690)),
    /** The seed's network with Keras' default pool: 218.8 million parameters. */
    POOL2(new DanQConfig(1000, 320, 26, 2, 2, 320, 695, 690)),
    /** DanQ as published: 46.9 million parameters. */
    PUBLISHED(new DanQConfig(1000, 320, 26, 13, 13, 320, 925, 919));

    private final DanQConfig config;

    Network(DanQConfig config) {
      this.config = config;
    }
  }

  private RandomBundle() {}

  public static Path write(Path folder, Network network) throws IOException {
    List<Target> targets =
        IntStream.range(0, network.config.targets())
            .mapToObj(i -> new Target(i, "random", "random", "None"))
            .toList();
    String id = "random-" + network.name().toLowerCase(Locale.ROOT);
    ModelBundle.write(
        folder,
        id,
        "",
        BaseOrder.AGCT,
        targets,
        RandomWeights.create(network.config, 1),
        Map.of("source", "random weights for measuring speed"));
    return folder;
  }
}
