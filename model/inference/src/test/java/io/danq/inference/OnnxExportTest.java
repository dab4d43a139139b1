package io.danq.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.danq.network.DanQConfig;
import io.danq.network.GateActivation;
import io.danq.network.LstmDirections;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.EngineContract;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The exported file, opened as another program would open it. */
final class OnnxExportTest {
  private static final DanQConfig CONFIG = EngineContract.ODD;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("network.onnx");
  }

  private ModelBundle bundle(BaseOrder order) throws IOException {
    return TestBundles.random(folder.resolve(order.name()), CONFIG, order, 1);
  }

  @ParameterizedTest
  @EnumSource
  void theFileGivesThePredictorsNumbers(BaseOrder order) throws IOException, OrtException {
    requireThePredictorsNumbers(bundle(order), order);
  }

  private void requireThePredictorsNumbers(ModelBundle bundle, BaseOrder order)
      throws IOException, OrtException {
    OnnxExport.write(bundle, file);
    List<byte[]> windows = new RandomDna(1).windows(5, CONFIG.window());
    float[][] expected;
    try (Predictor predictor = Predictor.create(bundle, Strands.FORWARD)) {
      expected = predictor.predict(windows);
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString())) {
      for (int i = 0; i < windows.size(); i++) {
        FloatBuffer rows = FloatBuffer.wrap(OneHot.encode(windows.get(i), order.name()));
        try (OnnxTensor input =
                OnnxTensor.createTensor(environment, rows, new long[] {1, CONFIG.window(), 4});
            OrtSession.Result result = session.run(Map.of("input", input))) {
          float[][] actual = (float[][]) result.get("output").orElseThrow().getValue();
          assertThat(actual[0]).containsExactly(expected[i], within(1e-6f));
        }
      }
    }
  }

  @Test
  void aNetworkOfOlderLstmsGivesThePredictorsNumbers() throws IOException, OrtException {
    DanQConfig older =
        CONFIG
            .withGates(GateActivation.HARD_SIGMOID_FIFTH)
            .withDirections(LstmDirections.BOTH_FORWARD);
    requireThePredictorsNumbers(
        TestBundles.random(folder.resolve("older"), older, BaseOrder.AGCT, 1), BaseOrder.AGCT);
  }

  @Test
  void theFileSaysWhatItIs() throws IOException, OrtException {
    OnnxExport.write(bundle(BaseOrder.ACGT), file);
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
      assertThat(shape(session.getInputInfo().get("input"))).containsExactly(-1, 237, 4);
      assertThat(shape(session.getOutputInfo().get("output"))).containsExactly(-1, 5);
      assertThat(session.getMetadata().getCustomMetadata())
          .containsEntry("model_id", "test")
          .containsEntry("base_order", "ACGT")
          .containsEntry("window", "237")
          .containsKey("model_version")
          .hasEntrySatisfying(
              "targets",
              names -> assertThat(names.lines()).hasSize(5).contains("101_cell1_assay1_heat"));
    }
  }

  private static long[] shape(NodeInfo node) {
    return ((TensorInfo) node.getInfo()).getShape();
  }

  @Test
  void anOlderFileIsReplacedAndNothingElseIsLeft() throws IOException {
    Files.write(file, new byte[10_000_000]);
    OnnxExport.write(bundle(BaseOrder.AGCT), file);
    assertThat(Files.size(file)).isLessThan(100_000);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("network.onnx", "AGCT");
  }
}
