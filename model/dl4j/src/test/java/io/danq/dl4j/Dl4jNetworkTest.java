package io.danq.dl4j;

import io.danq.network.DanQConfig;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.reference.ReferenceNetwork;
import io.danq.network.testing.Engine;
import io.danq.network.testing.EngineContract;
import io.danq.network.testing.EngineThreadsContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** DL4J's network does what every engine must do. */
final class Dl4jNetworkTest {
  /** Five steps; a step of DL4J's LSTM takes a third of a millisecond, however small. */
  private static final DanQConfig FEW_STEPS = new DanQConfig(237, 5, 11, 60, 40, 3, 7, 5);

  @TempDir Path files;

  private ReferenceNetwork read(ModelBundle bundle) throws IOException {
    Path file = KerasFileWriter.write(files.resolve("danq.h5"), bundle.weights());
    return Dl4jEngine.read(file, bundle.manifest().baseOrder());
  }

  @Nested
  final class Contract extends EngineContract {
    @Override
    public Engine forward(ModelBundle bundle) throws IOException {
      return Dl4jEngine.forward(read(bundle));
    }

    @Override
    public Engine bothStrands(ModelBundle bundle) throws IOException {
      return Dl4jEngine.bothStrands(read(bundle));
    }

    @Override
    protected DanQConfig network() {
      return FEW_STEPS;
    }

    @Override
    protected double tolerance() {
      return 1e-6;
    }
  }

  @Nested
  final class Threads extends EngineThreadsContract {
    @Override
    public Engine forward(ModelBundle bundle) throws IOException {
      return Dl4jEngine.forward(read(bundle));
    }

    @Override
    public Engine bothStrands(ModelBundle bundle) throws IOException {
      return Dl4jEngine.bothStrands(read(bundle));
    }

    @Override
    protected DanQConfig network() {
      return FEW_STEPS;
    }
  }
}
