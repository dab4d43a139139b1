package io.danq.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.RandomWeights;
import io.danq.network.testing.EngineContract;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serialised models never change a byte: other programs keep them. */
final class OnnxBytesTest {
  @TempDir Path folder;

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void anExportedNetworkHasTheSameBytesAsEver() throws IOException, NoSuchAlgorithmException {
    Path file = folder.resolve("network.onnx");
    OnnxExport.write(
        TestBundles.random(folder.resolve("bundle"), EngineContract.ODD, BaseOrder.AGCT, 1), file);
    assertThat(sha256(Files.readAllBytes(file)))
        .isEqualTo("21d1b48edf573c16f2958c1c6cea01f630176256aeb729f765f55e347a0aabde");
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, GRAPH, 914f6f8875ceac2350bcffeb6e45d7ff9ff5f5f86a1efccdc1200be6dce886e6",
    "FLOAT32, KMER_TABLES, 8ac4ec4f7c93932b4e8ac26071e6821e77dc48a32ecbd6658b894a1d58d5abed",
    "INT8, GRAPH, 774954ac95047d7b32b3f258848a6c7d2f91e987f5ba6054d69021578e74af0c",
    "INT8, KMER_TABLES, 709878f09f0f956c13993bb061b967b7aa6d4226c32165adb4098d3746a7f2da"
  })
  void aSessionsModelHasTheSameBytesAsEver(
      Precision precision, Convolution convolution, String digest) throws NoSuchAlgorithmException {
    OnnxNetwork network =
        OnnxNetwork.of(RandomWeights.create(EngineContract.ODD, 1), precision, convolution);
    assertThat(sha256(network.model().build())).isEqualTo(digest);
  }
}
