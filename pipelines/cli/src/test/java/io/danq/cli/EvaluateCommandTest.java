package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.danq.labels.testing.NpzWriter;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {
  private static final Path DEMO_MODEL = Path.of("../../model/demo-690");
  private static final int WINDOWS = 12;

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
  }

  private DanqCall evaluate(Path modelFolder, Path data, String... more) {
    Stream<String> args =
        Stream.of(
            "evaluate",
            "--model=" + modelFolder,
            "--data=" + data,
            "--output=" + folder.resolve("report"));
    return DanqCall.of(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  /** Random windows; every third is positive for every target. */
  private Path data(int length, int columns) throws IOException {
    byte[] x = new byte[WINDOWS * length * 4];
    byte[] y = new byte[WINDOWS * columns];
    float[] rows = OneHot.encode(new RandomDna(1).bases(WINDOWS * length), "AGCT");
    for (int i = 0; i < rows.length; i++) {
      x[i] = (byte) rows[i];
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = (byte) (i / columns % 3 == 0 ? 1 : 0);
    }
    return new NpzWriter()
        .bytes("x", x, WINDOWS, length, 4)
        .bytes("y", y, WINDOWS, columns)
        .write(folder.resolve("data.npz"));
  }

  @Test
  void theTableAloneIsPrintedOnStandardOutput() throws IOException {
    Path data = data(1000, 3);
    assertThat(evaluate(model, data).exitCode()).isZero();
    DanqCall printed =
        DanqCall.of("evaluate", "-q", "-m", model.toString(), "-d" + data, "-o", "-");
    assertThat(printed.errors()).isEmpty();
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.output())
        .isEqualTo(Files.readAllLines(folder.resolve("report/evaluation.tsv")));
    assertThat(Path.of("-")).doesNotExist();
  }

  private void assertRefused(DanqCall call, int exitCode, String... parts) {
    call.failedWith(exitCode, parts);
    assertThat(folder.resolve("report/evaluation.tsv")).doesNotExist();
  }

  /** The figures of comparison are scikit-learn's over Keras' own predictions. */
  @ParameterizedTest
  @CsvSource({"float32, 0.0001", "int8, 0.005"})
  void aNetworkThatKnowsMotifsHasTheFiguresThatItHasInPython(String precision, double tolerance)
      throws IOException {
    Path imported = folder.resolve("imported");
    DanqCall call =
        DanqCall.of(
            "import",
            SharedData.file("keras/motifs.keras").toString(),
            "--targets=" + SharedData.file("windows/targets.tsv"),
            "--targetRange=3:7",
            "--output=" + imported);
    assertThat(call.errors()).isEmpty();

    DanqCall outcome =
        evaluate(imported, SharedData.file("windows/motifs.npz"), "--precision=" + precision);
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(String.join("\n", outcome.output()))
        .contains("300 windows, 4 targets, 4 of them defined");
    for (String line :
        Files.readAllLines(SharedData.file("keras/motifs.figures.tsv")).stream().skip(1).toList()) {
      String[] expected = line.split("\t", -1);
      assertThat(figures(outcome, expected[0]))
          .containsExactly(
              new double[] {Double.parseDouble(expected[1]), Double.parseDouble(expected[2])},
              within(tolerance));
    }
  }

  /** scikit-learn's means over Keras' own predictions are the figures of comparison. */
  @ParameterizedTest
  @CsvSource({"float32, 0.0001", "int8, 0.001"})
  void aNetworkOfKerasHasTheFiguresThatItHasInPython(String precision, double tolerance)
      throws IOException {
    Path imported = folder.resolve("imported");
    DanqCall call =
        DanqCall.of(
            "import",
            SharedData.file("keras/demo-690.keras").toString(),
            "--targets=" + SharedData.file("deepsea/targets.tsv"),
            "--targetRange=125:815",
            "--output=" + imported);
    assertThat(call.errors()).isEmpty();

    Path data = SharedData.file("deepsea/test.npz");
    DanqCall outcome = evaluate(imported, data, "--precision=" + precision);
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(String.join("\n", outcome.output()))
        .contains("500 windows, 690 targets, 489 of them defined");
    assertThat(figures(outcome, "forward"))
        .containsExactly(new double[] {0.7111, 0.1041}, within(tolerance));
    assertThat(figures(outcome, "averaged"))
        .containsExactly(new double[] {0.7409, 0.1143}, within(tolerance));
    assertThat(Files.readAllLines(folder.resolve("report/evaluation.tsv"))).hasSize(691);
    assertThat(folder.resolve("report/evaluation.html")).content().contains("<b>0.74");
  }

  @Test
  void theDemonstrationNetworkIsAsGoodAsItsBundleSays() throws IOException {
    Map<String, Double> told = ModelBundle.open(DEMO_MODEL).manifest().metrics();
    DanqCall outcome = evaluate(DEMO_MODEL, SharedData.file("deepsea/test.npz"));
    assertThat(outcome.errors()).isEmpty();
    assertThat(figures(outcome, "averaged"))
        .containsExactly(
            new double[] {told.get("mean_auroc"), told.get("mean_average_precision")},
            within(0.0001));
  }

  /** Mean ROC AUC and mean average precision. */
  private static double[] figures(DanqCall outcome, String strand) {
    return outcome.output().stream()
        .filter(line -> line.startsWith(strand + " "))
        .flatMapToDouble(
            line -> Stream.of(line.split(" +")).skip(1).mapToDouble(Double::parseDouble))
        .toArray();
  }

  @Test
  void anOlderReportIsReplacedIfAsked() throws IOException {
    Path data = data(1000, 3);
    assertThat(evaluate(model, data).exitCode()).isZero();
    evaluate(model, data).failedWith(2, "report already holds an evaluation", "--overwrite");
    assertThat(evaluate(model, data, "--strands=forward", "--overwrite").exitCode()).isZero();
    assertThat(Files.readAllLines(folder.resolve("report/evaluation.tsv")))
        .hasSize(4)
        .first()
        .asString()
        .contains("\twindows\troc_auc_forward\taverage_precision_forward\tmodel\t");
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 4,   '4 label columns, the model 3 targets'",
    "1000, 690, 'none of the model''s targets'",
    "200,  3,   'windows have 200 bases, the model takes 1000'"
  })
  void dataOfAnotherModelIsRefused(int length, int columns, String part) throws IOException {
    assertRefused(evaluate(model, data(length, columns)), 1, "danq evaluate", part);
  }

  @Test
  void windowsAndLabelsMayLieInFilesOfTheirOwn() throws IOException {
    Path data = data(1000, 3);
    assertThat(evaluate(model, data).exitCode()).isZero();
    String expected = Files.readString(folder.resolve("report/evaluation.tsv"));
    for (String name : List.of("x.npy", "y.npy")) {
      try (ZipFile zip = new ZipFile(data.toFile())) {
        Files.copy(zip.getInputStream(zip.getEntry(name)), folder.resolve(name));
      }
    }
    String labels = "--labels=" + folder.resolve("y.npy");
    DanqCall call = evaluate(model, folder.resolve("x.npy"), labels, "--overwrite");
    assertThat(call.errors()).isEmpty();
    assertThat(folder.resolve("report/evaluation.tsv")).hasContent(expected);
    evaluate(model, folder.resolve("x.npy"), "--overwrite")
        .failedWith(2, "x.npy is a .npy file", "second one");
  }

  @Test
  void columnsThatFollowTheIndexAreFound() throws IOException {
    DanqCall outcome = evaluate(model, data(1000, 2), "--firstLabel=1");
    assertThat(outcome.errors()).isEmpty();
    assertThat(Files.readAllLines(folder.resolve("report/evaluation.tsv")))
        .hasSize(3)
        .element(1)
        .asString()
        .startsWith("1\t");
  }

  @Test
  void aFileThatIsNoneOfNumpysIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("windows.npz"), "ACGT");
    assertRefused(evaluate(model, text), 1, "windows.npz", "found something else");
    assertRefused(evaluate(model, folder.resolve("missing.npz")), 1, "no such file", "missing.npz");
    Path other = new NpzWriter().bytes("z", new byte[1], 1).write(folder.resolve("other.npz"));
    assertRefused(evaluate(model, other), 1, "other.npz has no array x; it has [z]");
  }

  @ParameterizedTest
  @CsvSource({
    "--threads=0, threads",
    "--strands=reverse, reverse",
    "--baseOrder=tgca, tgca",
    "--firstLabel=-1, first label"
  })
  void aWrongOptionIsNamed(String option, String part) throws IOException {
    assertRefused(evaluate(model, data(1000, 3), option), 2, "danq evaluate", part);
  }
}
