package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.keras.KerasImporter;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code danq verify} over real Keras files and their predictions. */
final class VerifyTest {
  @TempDir private Path folder;

  private static DanqCall verify(Path model, String... more) {
    String[] args = Arrays.copyOf(new String[] {"verify", "--model=" + model}, 2 + more.length);
    System.arraycopy(more, 0, args, 2, more.length);
    return DanqCall.of(args);
  }

  /** The line of a check, which ends in its verdict. */
  private static String line(DanqCall call, String check) {
    return call.output().stream().filter(line -> line.startsWith(check)).findFirst().orElse("");
  }

  /** What went wrong, without the lines of the progress. */
  private static List<String> errors(DanqCall call) {
    return call.errors().stream().filter(line -> line.startsWith("danq verify:")).toList();
  }

  private static Path keras(String name) {
    return SharedData.file("keras/" + name);
  }

  private Path bundle(DanQWeights weights) throws IOException {
    Path bundle = folder.resolve("bundle");
    TestBundles.write(bundle, BaseOrder.AGCT, weights);
    return bundle;
  }

  private Path imported(String name) throws IOException {
    return bundle(KerasImporter.read(keras(name)).weights());
  }

  @ParameterizedTest
  @CsvSource({"motifs, windows/motifs.npz, 4", "demo-690, deepsea/test.npz, 489"})
  void int8KeepsTheRanksOfATrainedNetwork(String network, String data, int targets)
      throws IOException {
    DanqCall outcome =
        verify(
            imported(network + ".keras"),
            "--precision=int8",
            "--golden=" + keras(network + ".golden.npz"),
            "--data=" + SharedData.file(data));
    assertThat(errors(outcome)).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(line(outcome, "Keras' predictions in " + network + ".golden.npz")).endsWith("ok");
    assertThat(line(outcome, "mean ROC AUC")).endsWith("ok");
    assertThat(outcome.output()).anyMatch(line -> line.contains("over " + targets + " targets"));
  }

  @Test
  void labelledDataWithoutAPrecisionToCompareIsAMisuse() throws IOException {
    DanqCall outcome =
        verify(imported("tiny-pool13.keras"), "--data=" + SharedData.file("windows/motifs.npz"));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(errors(outcome)).singleElement().asString().contains("--precision=int8");
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-window200.k2.h5, tiny-window200.golden.npz",
    "tiny-sequential.k3.h5, tiny-sequential.golden.npz",
    "tiny-pool13.keras, tiny-pool13.golden.npz"
  })
  void anImportedModelPassesEveryCheck(String file, String golden) throws IOException {
    DanqCall outcome =
        verify(imported(file), "--keras=" + keras(file), "--golden=" + keras(golden));
    assertThat(errors(outcome)).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(line(outcome, "weights of the Keras file")).endsWith("ok");
    assertThat(outcome.output().stream().filter(line -> line.matches("DL4J.* ok"))).hasSize(3);
    assertThat(line(outcome, "Keras' predictions in " + golden)).endsWith("ok");
    assertThat(line(outcome, "DanQ's definition")).endsWith("ok");
    assertThat(outcome.output()).noneMatch(line -> line.endsWith("FAILED"));
  }

  @Test
  void aModelIsCheckedWithoutAnythingFromKeras() throws IOException {
    DanqCall outcome = verify(TinyModel.write(folder.resolve("tiny")));
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output().stream().filter(line -> line.endsWith("ok"))).hasSize(9);
  }

  @Test
  void aWeightThatIsNotTheFilesFails() throws IOException {
    DanQWeights weights = KerasImporter.read(keras("tiny-window200.k2.h5")).weights();
    Path bundle = bundle(changed(weights, DanQTensor.OUTPUT_BIAS, 1, 3f));
    DanqCall outcome =
        verify(
            bundle,
            "--keras=" + keras("tiny-window200.k2.h5"),
            "--golden=" + keras("tiny-window200.golden.npz"));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(line(outcome, "weights of the Keras file")).endsWith("FAILED");
    assertThat(line(outcome, "DL4J against tiny")).endsWith("ok");
    assertThat(line(outcome, "DL4J, forward")).endsWith("FAILED");
    assertThat(line(outcome, "Keras' predictions")).endsWith("FAILED");
    assertThat(line(outcome, "DanQ's definition")).endsWith("ok");
    assertThat(outcome.output())
        .anyMatch(line -> line.contains("1 weights differ; output.bias[1] is 3.0"));
  }

  @Test
  void theLastBitOfAWeightIsSeen() throws IOException {
    DanQWeights weights = KerasImporter.read(keras("tiny-window200.k2.h5")).weights();
    float next = Math.nextUp(weights.get(DanQTensor.CONV_WEIGHT).get(5));
    Path bundle = bundle(changed(weights, DanQTensor.CONV_WEIGHT, 5, next));
    DanqCall outcome = verify(bundle, "--keras=" + keras("tiny-window200.k2.h5"));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(line(outcome, "weights of the Keras file")).endsWith("FAILED");
    assertThat(line(outcome, "DL4J")).endsWith("ok");
  }

  private static DanQWeights changed(DanQWeights weights, DanQTensor tensor, int at, float value) {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor each : DanQTensor.values()) {
      FloatBuffer copy = FloatBuffer.allocate(weights.get(each).remaining());
      copy.put(weights.get(each)).flip();
      tensors.put(each, copy);
    }
    tensors.get(tensor).put(at, value);
    return new DanQWeights(weights.config(), tensors);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--keras=tiny-pool13.k2.h5",
        "--keras=bad/not-hdf5.h5",
        "--keras=bad/truncated.h5",
        "--golden=tiny-pool13.golden.npz",
        "--golden=bad/not-hdf5.h5"
      })
  void aFileOfAnotherNetworkOrOfNoneIsNamedInOneLine(String option) throws IOException {
    String[] parts = option.split("=", 2);
    Path file = keras(parts[1]);
    DanqCall outcome = verify(imported("tiny-window200.k2.h5"), parts[0] + "=" + file);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(errors(outcome)).hasSize(1).first().asString().contains(file.toString());
    assertThat(outcome.output()).isEmpty();
  }

  @Test
  void aMissingFileIsNamedInOneLine() throws IOException {
    Path model = TinyModel.write(folder.resolve("tiny"));
    DanqCall outcome = verify(model, "--golden=" + folder.resolve("missing.npz"));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(errors(outcome)).hasSize(1).first().asString().contains("missing.npz");
  }

  @Test
  void aGoldenFileThatIsCutOffIsNamedInOneLine() throws IOException {
    byte[] npz = Files.readAllBytes(keras("tiny-window200.golden.npz"));
    Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(npz, npz.length / 2));
    DanqCall outcome = verify(imported("tiny-window200.k2.h5"), "--golden=" + cut);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(errors(outcome)).hasSize(1).first().asString().contains("cut.npz");
  }
}
