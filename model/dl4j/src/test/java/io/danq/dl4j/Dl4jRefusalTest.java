package io.danq.dl4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.SharedData;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that DL4J cannot turn into a DanQ network is refused by name. */
final class Dl4jRefusalTest {
  @ParameterizedTest
  @CsvSource({
    "keras/bad/gru.h5, GRU",
    "keras/bad/one-direction.h5, Bidirectional",
    "keras/bad/only.weights.h5, model_config"
  })
  void anotherNetworkIsRefused(String name, String part) {
    Path file = SharedData.file(name);
    assertThatThrownBy(() -> Dl4jEngine.read(file, BaseOrder.AGCT))
        .isInstanceOf(Dl4jImportException.class)
        .hasMessageContainingAll(file.toString(), part);
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("missing.h5");
    assertThatThrownBy(() -> Dl4jEngine.read(file, BaseOrder.AGCT))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing.h5");
  }
}
