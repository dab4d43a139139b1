package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From a Keras file to predictions, as a person does it. */
class ImportCommandTest {
  /** Networks that Keras trained, with fewer outputs than their tables have targets. */
  private enum Network {
    MOTIFS("keras/motifs.keras", "windows/targets.tsv", "3:7", 987, 4),
    DEMO_690("keras/demo-690.keras", "deepsea/targets.tsv", "125:815", 975, 690);

    private final String file;
    private final String table;
    private final String range;
    private final int positions;
    private final int targets;

    Network(String file, String table, String range, int positions, int targets) {
      this.file = file;
      this.table = table;
      this.range = "--targetRange=" + range;
      this.positions = positions;
      this.targets = targets;
    }

    private Path keras() {
      return SharedData.file(file);
    }

    private Path table() {
      return SharedData.file(table);
    }
  }

  @TempDir private Path folder;

  private DanqCall importKeras(Network network, String... more) {
    return importKeras(
        network.keras(),
        network.table(),
        Stream.concat(Stream.of(network.range), Stream.of(more)).toArray(String[]::new));
  }

  private DanqCall importKeras(Path file, Path targets, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "import";
    args[1] = file.toString();
    args[2] = "--targets=" + targets;
    args[3] = "--output=" + folder.resolve("bundle");
    System.arraycopy(more, 0, args, 4, more.length);
    return DanqCall.of(args);
  }

  @ParameterizedTest
  @EnumSource
  void anImportedNetworkPredictsAndItsRowsCanBeLookedAt(Network network) throws IOException {
    DanqCall imported = importKeras(network);
    assertThat(imported.errors()).isEmpty();
    assertThat(imported.exitCode()).isZero();
    assertThat(imported.output())
        .anyMatch(line -> line.matches("conv1d\\S* .*" + network.positions + " x .*"))
        .anyMatch(line -> line.matches(".*\\b" + network.targets + "\\b.*"));

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

  @ParameterizedTest
  @EnumSource
  void aBundleMayBeAZipFile(Network network) throws IOException {
    Path zip = folder.resolve("danq.zip");
    String[] args = {
      "import",
      network.keras().toString(),
      "--targets=" + network.table(),
      network.range,
      "--output=" + zip
    };
    assertThat(DanqCall.of(args).exitCode()).isZero();
    assertThat(zip).isRegularFile();
    DanqCall.of(args).failedWith(2, "already holds a model bundle");

    assertThat(DanqCall.of("inspect", zip.toString()).output())
        .anyMatch(line -> line.matches(".*\\b" + network.targets + "\\b.*"));
    Path reads = Files.writeString(folder.resolve("reads.fa"), ">a\n" + "ACGTG".repeat(200));
    DanqCall predicted =
        DanqCall.of(
            "predict", "--input=" + reads, "--model=" + zip, "--output=" + folder.resolve("out"));
    assertThat(predicted.output()).anyMatch(line -> line.matches("rows +1"));
  }

  @ParameterizedTest
  @EnumSource
  void aBundleIsNotReplacedUnasked(Network network) {
    assertThat(importKeras(network).exitCode()).isZero();
    importKeras(network).failedWith(2, "already holds a model bundle", "--overwrite");
    assertThat(importKeras(network, "--overwrite").exitCode()).isZero();
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
  void aFileThatIsNotThisNetworkIsRefusedWithItsFault(String name, String fault) {
    Path targets = SharedData.file("windows/targets.tsv");
    DanqCall call = importKeras(SharedData.file("keras/bad/" + name), targets);
    call.failedWith(1, name);
    assertThat(call.errors().get(0)).containsIgnoringCase(fault);
    assertThat(folder.resolve("bundle")).doesNotExist();
  }
}
