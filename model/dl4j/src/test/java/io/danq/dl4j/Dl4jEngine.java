package io.danq.dl4j;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.danq.network.reference.ReferenceNetwork;
import io.danq.network.testing.Engine;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A DL4J network as the engine contracts see it. */
record Dl4jEngine(ReferenceNetwork network, Function<List<byte[]>, float[][]> strands)
    implements Engine {
  /** Reads a network if DL4J runs on this machine. */
  static ReferenceNetwork read(Path file, BaseOrder order) throws IOException {
    assumeTrue(Dl4jNetwork.isSupported(), "skipped: DL4J has no HDF5 library for this machine");
    return Dl4jNetwork.read(file, order);
  }

  static Engine forward(ReferenceNetwork network) {
    return new Dl4jEngine(network, network::predict);
  }

  static Engine bothStrands(ReferenceNetwork network) {
    return new Dl4jEngine(network, network::predictBothStrands);
  }

  @Override
  public float[][] predict(List<byte[]> windows) {
    return strands.apply(windows);
  }

  @Override
  public void close() {
    network.close();
  }
}
