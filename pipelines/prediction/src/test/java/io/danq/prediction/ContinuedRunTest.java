package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.beam.file.FolderInUseException;
import io.danq.beam.option.PipelineArguments;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.run.RunFailedException;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunSummary;
import io.danq.prediction.write.OutputFolders;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that was interrupted goes on with the files that are not done, or says why it does not. */
@Timeout(300)
final class ContinuedRunTest {
  private static final int FILES = 3;

  @TempDir Path folder;

  /** A file of more than a part's size each; one contig, one unreadable base. */
  @BeforeEach
  void files() throws IOException {
    TestBundles.random(folder.resolve("model"), TestBundles.SMALL, BaseOrder.AGCT, 1);
    TestBundles.random(folder.resolve("other"), TestBundles.SMALL, BaseOrder.AGCT, 2);
    for (int i = 0; i < FILES; i++) {
      String contig = new RandomDna(i).text(1 << 20);
      Files.writeString(folder.resolve("r" + i + ".fa"), ">c" + i + "\n" + contig + "\n>bad\n!\n");
    }
  }

  private BatchPredictionOptions options(String output, String... more) {
    Stream<String> own = Stream.of("--output=" + folder.resolve(output), "--scores=NONE");
    Stream<String> defaults =
        Stream.of(
                "--model=" + folder.resolve("model"),
                "--stride=1000",
                "--input=" + folder + "/r?.fa")
            .filter(d -> Stream.of(more).noneMatch(m -> m.startsWith(d.substring(0, 7))));
    return PipelineArguments.parse(
        Stream.of(Engine.FLINK.options().stream(), own, defaults, Stream.of(more))
            .flatMap(s -> s)
            .toList(),
        BatchPredictionOptions.class);
  }

  /** Begins a run, without a pipeline: what is in order is refused before there is one. */
  private void begin(String output, String... more) throws IOException {
    BatchPredictionOptions options = options(output, more);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      BatchPrediction.plan(options, model, true).begin().close();
    }
  }

  private void run(String output, String... more) throws IOException {
    BatchPredictionOptions options = options(output, more);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      BatchRun.finish(BatchPrediction.plan(options, model, true));
    }
  }

  /** Does one part, writes the next one, and leaves everything as a kill before its end does. */
  private void interrupt(String output) throws IOException {
    BatchPredictionOptions options = options(output);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      BatchPrediction.Planned planned = BatchPrediction.plan(options, model, true);
      try (RunFolders folders = planned.begin()) {
        assertThat(folders.remaining()).hasSize(FILES);
        planned.pipeline(0).run().waitUntilFinish();
        folders.partDone(0, RunSummary.NOTHING);
        planned.pipeline(1).run().waitUntilFinish();
        Path temporary = folder.resolve(output).resolve("predictions/.temp-beam-x");
        Files.writeString(Files.createDirectories(temporary).resolve("half"), "PAR1");
      }
    }
  }

  private List<String> rows(String output) throws IOException {
    return BatchRun.read(OutputFolders.predictions(folder.resolve(output).toString())).stream()
        .map(GenericRecord::toString)
        .sorted()
        .toList();
  }

  private List<Path> parquet(String output, String start) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(output).resolve("predictions"))) {
      return files.filter(f -> f.getFileName().toString().startsWith(start)).sorted().toList();
    }
  }

  @Test
  void anInterruptedRunEndsWithTheRowsOfAnUninterruptedOne() throws IOException {
    interrupt("out");
    assertThat(folder.resolve("out/_SUCCESS")).doesNotExist();
    List<Path> done = parquet("out", "predictions-00000-");
    FileTime written = Files.getLastModifiedTime(done.get(0));

    run("out");
    run("whole");
    assertThat(rows("out")).isEqualTo(rows("whole")).isNotEmpty();
    assertThat(BatchRun.read(OutputFolders.failed(folder.resolve("out").toString())))
        .hasSize(FILES);
    assertThat(parquet("out", "predictions-00000-")).isEqualTo(done);
    assertThat(Files.getLastModifiedTime(done.get(0))).as("the done part").isEqualTo(written);
    assertThat(parquet("out", ".temp")).isEmpty();
    assertThat(folder.resolve("out/_SUCCESS")).exists();
    assertThat(folder.resolve("out/_run")).doesNotExist();
    assertThat(folder.resolve("out/_lock")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--stride=500, 'stride'': 1000 there, 500 here'",
    "--strands=FORWARD, 'strands'': BOTH there, FORWARD here'",
    "--input=r0.fa, 'input'': 3 files there, 1 files here'"
  })
  void otherOptionsAreRefusedWithTheDifference(String option, String difference)
      throws IOException {
    begin("out");
    String given = option.replace("--input=", "--input=" + folder + "/");
    assertThatThrownBy(() -> begin("out", given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder + "/out holds an unfinished run with another '")
        .hasMessageContaining(difference)
        .hasMessageEndingWith("; --restart starts over");
    assertThat(folder.resolve("out/_run/plan.json")).exists();
  }

  @Test
  void anotherModelOfTheSameNameIsRefused() throws IOException {
    begin("out");
    assertThatThrownBy(() -> begin("out", "--model=" + folder.resolve("other")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unfinished run with another 'model'");
  }

  @Test
  void aFileThatHasChangedIsRefusedAndRestartBeginsAnew() throws IOException {
    begin("out");
    Path changed = folder.resolve("r0.fa");
    Files.writeString(changed, ">c0\n" + new RandomDna(7).text(1 << 20) + "\n");
    assertThatThrownBy(() -> begin("out"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unfinished run with another '" + changed + "'");
    begin("out", "--restart=true");
    begin("out");
  }

  @Test
  void regionsThatHaveChangedAreRefused() throws IOException {
    Path regions = Files.writeString(folder.resolve("panel.bed"), "c0\t0\t1000\n");
    begin("out", "--regions=" + regions);
    Files.writeString(regions, "c0\t0\t100000\n");
    assertThatThrownBy(() -> begin("out", "--regions=" + regions))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unfinished run with another 'regions': " + regions);
  }

  /** Its disk may have been away, or the heap too small. */
  @Test
  void aPartWithAFileThatCouldNotBeReadIsDoneAgain() throws IOException {
    BatchPredictionOptions options = options("out");
    try (OpenModel model = OpenModel.open(options.getModel())) {
      BatchPrediction.Planned planned = BatchPrediction.plan(options, model, true);
      try (RunFolders folders = planned.begin()) {
        folders.partDone(0, RunSummary.NOTHING);
        folders.partDone(1, unreadable());
        folders.partDone(2, RunSummary.NOTHING);
        assertThatThrownBy(() -> planned.end(folders, folders.sum()))
            .isInstanceOf(RunFailedException.class)
            .hasMessageStartingWith("1 input files could not be read to their end");
      }
      try (RunFolders folders = planned.begin()) {
        assertThat(folders.remaining()).containsExactly(1);
      }
    }
    assertThat(folder.resolve("out/_SUCCESS")).doesNotExist();
  }

  private static RunSummary unreadable() throws IOException {
    return RunSummary.parse(
        RunSummary.NOTHING
            .toJson()
            .replaceFirst("\"failed\"\\s*:\\s*\\{\\s*}", "\"failed\":{\"UNREADABLE_FILE\":1}"));
  }

  @Test
  void whatIsFinishedIsKeptUnlessItIsToBeReplaced() throws IOException {
    run("out", "--input=" + folder.resolve("r0.fa"));
    assertThatThrownBy(() -> begin("out", "--restart=true"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("already holds");
    run("out", "--overwrite=true", "--input=" + folder.resolve("r1.fa"));
    assertThat(rows("out")).allMatch(row -> row.contains("\"c1\"")).isNotEmpty();
  }

  @Test
  void twoRunsAtOnceAreNotLetIntoOneFolder() throws IOException {
    BatchPredictionOptions options = options("out");
    try (OpenModel model = OpenModel.open(options.getModel());
        RunFolders first = BatchPrediction.plan(options, model, true).begin()) {
      assertThatThrownBy(() -> begin("out", "--overwrite=true"))
          .isInstanceOf(FolderInUseException.class);
      assertThat(first.remaining()).hasSize(FILES);
    }
  }
}
