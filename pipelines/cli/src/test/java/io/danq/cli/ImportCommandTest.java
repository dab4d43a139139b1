package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a Keras file to predictions, as a person does it. */
class ImportCommandTest {
  private static final String DEMO_RANGE = "--targetRange=125:815";

  @TempDir private Path folder;
  private Path targets;

  @BeforeEach
  void findTargets() throws IOException {
    targets = SharedData.file("deepsea/targets.tsv");
  }

  private DanqCall importKeras(Path file, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "import";
    args[1] = file.toString();
    args[2] = "--targets=" + targets;
    args[3] = "--output=" + folder.resolve("bundle");
    System.arraycopy(more, 0, args, 4, more.length);
    return DanqCall.of(args);
  }

  @Test
  void anImportedNetworkPredictsAndItsRowsCanBeLookedAt() throws IOException {
    DanqCall imported = importKeras(SharedData.file("keras/demo-690.keras"), DEMO_RANGE);
    assertThat(imported.errors()).isEmpty();
    assertThat(imported.exitCode()).isZero();
    assertThat(imported.output())
        .anyMatch(line -> line.matches("conv1d\\S* .*975 x .*"))
        .anyMatch(line -> line.contains("690"));

    Path reads =
        Files.writeString(folder.resolve("reads.fa"), ">one\n" + "ACGTG".repeat(240) + "\n");
    Path output = folder.resolve("out");
    DanqCall predicted =
        DanqCall.of(
            "predict",
            "--input=" + reads,
            "--model=" + folder.resolve("bundle"),
            "--output=" + output);
    assertThat(predicted.exitCode()).isZero();
    assertThat(predicted.output()).anyMatch(line -> line.matches("rows +2"));

    DanqCall inspected = DanqCall.of("inspect", output.toString());
    assertThat(inspected.errors()).isEmpty();
    assertThat(inspected.output())
        .anyMatch(line -> line.contains("one") && line.contains("0") && line.contains("1000"))
        .anyMatch(line -> line.contains("one") && line.contains("200") && line.contains("1200"));
  }

  @Test
  void aBundleMayBeAZipFile() throws IOException {
    Path zip = folder.resolve("danq.zip");
    Path keras = SharedData.file("keras/demo-690.keras");
    String[] args = {
      "import", keras.toString(), "--targets=" + targets, DEMO_RANGE, "--output=" + zip
    };
    assertThat(DanqCall.of(args).exitCode()).isZero();
    assertThat(zip).isRegularFile();
    DanqCall.of(args).failedWith(2, "already holds a model bundle");

    assertThat(DanqCall.of("inspect", zip.toString()).output())
        .anyMatch(line -> line.contains("690"));
    Path reads = Files.writeString(folder.resolve("reads.fa"), ">a\n" + "ACGTG".repeat(200));
    DanqCall predicted =
        DanqCall.of(
            "predict", "--input=" + reads, "--model=" + zip, "--output=" + folder.resolve("out"));
    assertThat(predicted.output()).anyMatch(line -> line.matches("rows +1"));
  }

  @Test
  void aBundleIsNotReplacedUnasked() throws IOException {
    Path keras = SharedData.file("keras/demo-690.keras");
    assertThat(importKeras(keras, DEMO_RANGE).exitCode()).isZero();
    importKeras(keras, DEMO_RANGE).failedWith(2, "already holds a model bundle", "--overwrite");
    assertThat(importKeras(keras, DEMO_RANGE, "--overwrite").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "gru.h5, gru",
    "merge-sum.h5, sum",
    "nan-weight.h5, nan",
    "not-hdf5.h5, hdf5",
    "one-direction.h5, bidirectional",
    "only.weights.h5, weights",
    "short-dense.h5, dense",
    "softmax.h5, softmax",
    "truncated.h5, truncated"
  })
  void aFileThatIsNotThisNetworkIsRefusedWithItsFault(String name, String fault)
      throws IOException {
    DanqCall call = importKeras(SharedData.file("keras/bad/" + name));
    call.failedWith(1, name);
    assertThat(call.errors().get(0)).containsIgnoringCase(fault);
    assertThat(folder.resolve("bundle")).doesNotExist();
  }
}
