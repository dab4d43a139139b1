package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.labels.testing.NpzWriter;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.reference.ReferenceDanQ;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published network and other older ones, as their owner imports and verifies them. */
final class OlderNetworksCommandTest {
  private static final int WINDOWS = 30;
  private static final int COPIES = 100;

  @TempDir private Path folder;

  private DanqCall importOlder(String name, int targets, String... more) {
    String[] args = {
      "import",
      SharedData.file("older/" + name).toString(),
      "--targets=" + SharedData.file("windows/targets.tsv"),
      "--targetRange=0:" + targets,
      "--output=" + folder.resolve("bundle"),
      "--overwrite"
    };
    return DanqCall.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private DanqCall verify(String... more) {
    String[] args = {"verify", "--model=" + folder.resolve("bundle")};
    return DanqCall.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  @Test
  void thePublishedNetworkComesWithWhatItsFileDoesNotSay() {
    DanqCall call = importOlder("published.hdf5", 3);
    assertThat(call.errors()).isEmpty();
    assertThat(call.output())
        .anyMatch(line -> line.matches("--window +1000 .*"))
        .anyMatch(line -> line.matches("--pool +13 +600 rows of layer_6/param_0 are 75 steps"))
        .anyMatch(line -> line.matches("--dropout +scaled .*0\\.2\\.0 multiplies by 1 - rate.*"))
        .anyMatch(line -> line.matches("--backend +theano .*"))
        .anyMatch(line -> line.matches("--secondLstm +forward .*"))
        .anyMatch(line -> line.matches("--gates +hard-sigmoid .*"));
    assertThat(DanqCall.of("inspect", folder.resolve("bundle").toString()).output())
        .anyMatch(line -> line.matches("format +weights of Keras 0.2, as DanQ was published"))
        .anyMatch(line -> line.matches("assumed_dropout +scaled"))
        .anyMatch(line -> line.matches("source +published.hdf5"))
        .anyMatch(line -> line.matches("source_sha256 +[0-9a-f]{64}"))
        .anyMatch(
            line -> line.contains("both LSTMs forward, gates hard sigmoid clip(0.2 z + 0.5)"));
  }

  @Test
  void aWholeFileSaysAllItself() {
    assertThat(importOlder("keras2.h5", 3).output()).noneMatch(line -> line.startsWith("not in"));
    importOlder("keras2.h5", 3, "--backend=theano")
        .failedWith(2, "--backend is for files that do not say it", "keras2.h5 (Keras 2 HDF5)");
    importOlder("keras2.h5", 3, "--format=published").failedWith(1, "DanQ_bestmodel.hdf5");
  }

  @Test
  void weightsAloneNeedTheirLayers() {
    importOlder("keras3.weights.h5", 3).failedWith(1, "--architecture danq", "model.to_json()");
    Path json = SharedData.file("older/keras3.json");
    assertThat(importOlder("keras3.weights.h5", 3, "--architecture=" + json).exitCode()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "published.hdf5, 3, published, whole models of Keras 2 and 3",
    "jaspar.hdf5, 4, jaspar, whole models of Keras 2 and 3",
    "keras1.h5, 3, keras2, whole models of Keras 2 and 3",
    "keras1-theano.h5, 3, keras2, whole models of Keras 2 and 3",
    "keras2-theano.h5, 3, keras2, does not flip Theano's kernels",
    "keras2-default.h5, 3, keras2, needs the gates' function in the file",
    "keras2.h5, 3, keras2, ''"
  })
  void verifyComparesWithTheFileAndTheGoldenAndSaysWhereDl4jCannot(
      String name, int targets, String golden, String limitation) {
    assertThat(importOlder(name, targets).exitCode()).isZero();
    DanqCall call =
        verify(
            "--keras=" + SharedData.file("older/" + name),
            "--golden=" + SharedData.file("older/" + golden + ".golden.npz"));
    assertThat(call.exitCode()).isZero();
    assertThat(call.output())
        .anyMatch(line -> line.matches("weights of the Keras file.* ok"))
        .anyMatch(line -> line.matches("Keras' predictions in .* ok"))
        .anyMatch(line -> line.matches("DanQ's definition .* ok"));
    if (limitation.isEmpty()) {
      assertThat(call.output().stream().filter(line -> line.matches("DL4J.* ok"))).hasSize(3);
    } else {
      assertThat(call.output())
          .anyMatch(line -> line.matches("DL4J's network .*skipped"))
          .anyMatch(line -> line.contains(limitation) && line.contains("--golden"));
    }
  }

  @Test
  void weightsAloneAreComparedWithTheirFileAsTheyWereImported() {
    assertThat(importOlder("keras2.weights.hdf5", 3, "--architecture=danq").exitCode()).isZero();
    DanqCall call = verify("--keras=" + SharedData.file("older/keras2.weights.hdf5"));
    assertThat(call.exitCode()).isZero();
    assertThat(call.output()).anyMatch(line -> line.matches("weights of the Keras file.* ok"));
  }

  @Test
  void int8IsRefusedWithTheReason() {
    importOlder("published.hdf5", 3);
    DanqCall call = verify("--precision=int8");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.errors()).anyMatch(line -> line.contains("network with hard-sigmoid gates"));
  }

  @Test
  void theRightReadingHasTheLowestLossAndAWrongImportSaysHowToImport() throws IOException {
    importOlder("published.hdf5", 3);
    Path data = labelled(ModelBundle.open(folder.resolve("bundle")));
    DanqCall right = verify("--readings=" + data);
    assertThat(right.exitCode()).isZero();
    List<String> readings =
        right.output().stream().filter(l -> l.matches(".* 0\\.\\d{5}.*")).toList();
    assertThat(readings).hasSize(7).first().asString().startsWith("as imported");
    assertThat(readings)
        .anyMatch(line -> line.endsWith("--dropout idle"))
        .anyMatch(line -> line.endsWith("--secondLstm backward"))
        .anyMatch(line -> line.endsWith("--backend tensorflow"))
        .anyMatch(line -> line.endsWith("--gates sigmoid"))
        .anyMatch(line -> line.endsWith("--baseOrder acgt"));

    assertThat(importOlder("published.hdf5", 3, "--backend=tensorflow").exitCode()).isZero();
    DanqCall wrong = verify("--readings=" + data);
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.output().get(wrong.output().size() - 1))
        .isEqualTo(
            "FAILED: the labels are predicted best with kernels turned round; import again with"
                + " --backend theano and verify that.");
  }

  /**
   * Windows with labels of a model's definition: a window is there many times, as often with the
   * label 1 as the definition's probability says. Any other probabilities have a higher loss.
   */
  private Path labelled(ModelBundle bundle) throws IOException {
    ReferenceDanQ definition = new ReferenceDanQ(bundle.weights());
    int targets = bundle.targets().size();
    int rows = WINDOWS * COPIES;
    ByteBuffer x = ByteBuffer.allocate(rows * 4000);
    byte[] y = new byte[rows * targets];
    List<byte[]> windows = new RandomDna(4).windows(WINDOWS, 1000);
    for (int i = 0; i < rows; i++) {
      float[] input = OneHot.encode(windows.get(i / COPIES), "AGCT");
      for (float value : input) {
        x.put((byte) value);
      }
      if (i % COPIES == 0) {
        double[] probabilities = definition.predict(input);
        for (int target = 0; target < targets; target++) {
          for (int copy = 0; copy < Math.round(probabilities[target] * COPIES); copy++) {
            y[(i + copy) * targets + target] = 1;
          }
        }
      }
    }
    return new NpzWriter()
        .bytes("x", x.array(), rows, 1000, 4)
        .bytes("y", y, rows, targets)
        .write(folder.resolve("labelled.npz"));
  }
}
