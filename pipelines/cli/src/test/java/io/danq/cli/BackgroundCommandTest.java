package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.text.ParquetRows;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.labels.LabelledWindow;
import io.danq.labels.LabelledWindows;
import io.danq.labels.testing.NpzWriter;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundCommandTest {
  private static final Path DEMO_MODEL = Path.of("../../model/demo-690");

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
  }

  private DanqCall background(Path bundle, Path data, String... more) {
    Stream<String> args = Stream.of("background", "--model=" + bundle, "--data=" + data);
    return DanqCall.of(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  /** Random windows of 1000 bases; every other is positive for the first target. */
  private Path data(int windows) throws IOException {
    byte[] x = new byte[windows * 1000 * 4];
    byte[] y = new byte[windows * 3];
    float[] rows = OneHot.encode(new RandomDna(1).bases(windows * 1000), "AGCT");
    for (int i = 0; i < rows.length; i++) {
      x[i] = (byte) rows[i];
    }
    for (int i = 0; i < windows; i += 2) {
      y[i * 3] = 1;
    }
    return new NpzWriter()
        .bytes("x", x, windows, 1000, 4)
        .bytes("y", y, windows, 3)
        .write(folder.resolve("data.npz"));
  }

  private static BackgroundScores of(Path bundle) throws IOException {
    return ModelBundle.open(bundle).background().orElseThrow();
  }

  @Test
  void isAddedToTheModelAndSaysWhatItIs() throws IOException {
    DanqCall call = background(model, data(240));
    assertThat(call.errors()).isEmpty();
    assertThat(call.exitCode()).isZero();
    assertThat(String.join("\n", call.output()))
        .contains("background of 120 windows without a label, both strands")
        .contains("score at E <= 0.01")
        .contains("written to " + model);
    assertThat(of(model).windows()).isEqualTo(120);
    assertThat(of(model).bothStrands()).isTrue();
    assertThat(ModelBundle.open(model).manifest().provenance())
        .containsEntry("background_data", "data.npz")
        .containsEntry("background_precision", "float32");
    assertThat(String.join("\n", DanqCall.of("inspect", model.toString()).output()))
        .contains("120 windows without a label, both strands");
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "new.zip"})
  void canGoIntoANewBundle(String name) throws IOException {
    Path output = folder.resolve(name);
    DanqCall call =
        background(model, data(200), "--output=" + output, "--strands=forward", "--threads=1");
    assertThat(call.errors()).isEmpty();
    assertThat(of(output).bothStrands()).isFalse();
    assertThat(ModelBundle.open(model).background()).isEmpty();
  }

  @Test
  void whatIsThereIsReplacedOnlyIfAsked() throws IOException {
    Path data = data(200);
    assertThat(background(model, data).exitCode()).isZero();
    background(model, data(202)).failedWith(2, model + " already has a background", "--overwrite");
    assertThat(of(model).windows()).isEqualTo(100);
    assertThat(background(model, data(202), "--overwrite").exitCode()).isZero();
    assertThat(of(model).windows()).isEqualTo(101);
    Path other = TinyModel.write(folder.resolve("other"), 2);
    background(model, data, "--output=" + other)
        .failedWith(2, other + " already holds a model bundle");
    assertThat(ModelBundle.open(other).background()).isEmpty();
  }

  @Test
  void dataWithTooFewWindowsWithoutALabelIsRefusedWithTheirNumber() throws IOException {
    background(model, data(198))
        .failedWith(1, "danq background: of the data's 198 windows 99 have no label", "100");
    assertThat(ModelBundle.open(model).background()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--threads=0, threads", "--strands=reverse, reverse", "--precision=int4, int4"})
  void aWrongOptionIsNamed(String option, String part) throws IOException {
    background(model, data(200), option).failedWith(2, "danq background", part);
  }

  @Test
  void hitsOfAPredictionWithItHaveAnEvalue() throws IOException {
    assertThat(background(model, data(240)).exitCode()).isZero();
    Path reads = folder.resolve("reads.fa");
    Files.writeString(reads, ">r\n" + new RandomDna(5).text(3000) + "\n");
    Path out = folder.resolve("out");
    DanqCall predicted =
        DanqCall.of(
            "predict",
            "--runner=DirectRunner",
            "--input=" + reads,
            "--model=" + model,
            "--output=" + out,
            "--minProbability=0");
    assertThat(predicted.exitCode()).isZero();
    int[] hits = {0};
    BackgroundScores scores = of(model);
    ParquetRows.forEach(
        out.resolve("predictions").toString(),
        row -> {
          for (Object hit : (List<?>) row.get("hits")) {
            GenericRecord record = (GenericRecord) hit;
            int target = (int) record.get("target_index");
            float probability = (float) record.get("probability");
            assertThat(record.get("evalue")).isEqualTo(scores.evalue(target, probability));
            hits[0]++;
          }
        });
    assertThat(hits[0]).isEqualTo(11 * 3);
    assertThat(String.join("\n", DanqCall.of("inspect", out.toString()).output()))
        .containsPattern("probability +E-value")
        .containsPattern("0\\.\\d{3} +[01]\\.\\d{4}");
  }

  /** AUROC in other words: that of the demonstration network is 0.74 over all of test.npz. */
  @Test
  void ofRealDataAWindowWithALabelHasALowEvalue() throws IOException {
    Path data = SharedData.file("deepsea/test.npz");
    assertLabelsHaveLowEvalues(DEMO_MODEL, data, 136, 1000);
  }

  @Test
  void aWindowWithAMotifHasALowEvalue() throws IOException {
    Path motifs = folder.resolve("motifs");
    DanqCall imported =
        DanqCall.of(
            "import",
            SharedData.file("keras/motifs.keras").toString(),
            "--targets=" + SharedData.file("windows/targets.tsv"),
            "--targetRange=3:7",
            "--output=" + motifs);
    assertThat(imported.errors()).isEmpty();
    assertLabelsHaveLowEvalues(motifs, SharedData.file("windows/motifs.npz"), 122, 100);
  }

  private void assertLabelsHaveLowEvalues(Path network, Path data, int without, int labelsAtLeast)
      throws IOException {
    Path output = folder.resolve("demo");
    DanqCall call = background(network, data, "--output=" + output);
    assertThat(call.errors()).isEmpty();
    BackgroundScores background = of(output);
    assertThat(background.windows()).isEqualTo(without);
    double sum = 0;
    int labels = 0;
    try (LabelledWindows windows = LabelledWindows.open(data, BaseOrder.AGCT);
        Predictor predictor = Predictor.create(ModelBundle.open(network), Strands.BOTH)) {
      for (int i = 0; i < 200; i++) {
        LabelledWindow window = windows.next().orElseThrow();
        float[] scores = predictor.predict(List.of(window.bases()))[0];
        for (int target : window.labels().stream().toArray()) {
          sum += background.evalue(target, scores[target]);
          labels++;
        }
      }
    }
    assertThat(labels).isGreaterThan(labelsAtLeast);
    assertThat(sum / labels).isLessThan(0.3);
  }
}
