package io.danq.prediction;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.beam.option.PipelineArguments;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.BackgroundWriter;
import io.danq.network.bundle.BundleException;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.options.PredictionOptions;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.registry.RegistryException;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said while the pipeline is made, before anything runs or is deleted. */
final class PredictionOptionsTest {
  @TempDir Path folder;
  private Path existing;

  @BeforeEach
  void files() throws IOException {
    TestBundles.random(folder.resolve("model"), TestBundles.SMALL, BaseOrder.AGCT, 1);
    Files.writeString(folder.resolve("reads.fa"), ">r\n" + new RandomDna(1).text(1000) + "\n");
    existing = folder.resolve("out/predictions/predictions-00000-00000-of-00001.parquet");
    Files.createDirectories(existing.getParent());
    Files.writeString(existing, "rows");
  }

  /** Options with defaults that {@code given} replaces. */
  private <T extends PredictionOptions> T options(
      Class<T> type, Map<String, String> defaults, String... given) {
    Map<String, String> args = new HashMap<>(defaults);
    args.put("--model", folder + "/model");
    args.put("--output", folder + "/out");
    Stream.of(given).map(arg -> arg.split("=", 2)).forEach(arg -> args.put(arg[0], arg[1]));
    return PipelineArguments.parse(args.entrySet().stream().map(Object::toString).toList(), type);
  }

  private void createBatch(String... given) throws IOException {
    Map<String, String> defaults = Map.of("--input", folder + "/reads.fa");
    BatchPredictionOptions options = options(BatchPredictionOptions.class, defaults, given);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      BatchPrediction.plan(options, model, true).begin().close();
    }
  }

  private void createStreaming(String... given) throws IOException {
    Map<String, String> defaults =
        Map.of("--bootstrapServers", "127.0.0.1:1", "--inputTopic", "reads");
    StreamingPredictionOptions options = options(StreamingPredictionOptions.class, defaults, given);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      StreamingPrediction.create(options, model);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--stride=0, 'stride must be 1 to the window''s 1000 bases, was 0'",
    "--stride=-1, 'stride must be 1 to the window''s 1000 bases, was -1'",
    "--stride=1001, 'stride must be 1 to the window''s 1000 bases, was 1001'",
    "--minRealBases=-0.1, 'minRealBases must be 0 to 1, was -0.1'",
    "--minRealBases=1.5, 'minRealBases must be 0 to 1, was 1.5'",
    "--minRealBases=NaN, 'minRealBases must be 0 to 1, was NaN'",
    "--minProbability=-0.5, 'minProbability must be 0 to 1, was -0.5'",
    "--minProbability=1.5, 'minProbability must be 0 to 1, was 1.5'",
    "--minProbability=NaN, 'minProbability must be 0 to 1, was NaN'",
    "--maxEvalue=-0.1, 'maxEvalue must be 0 to 1, was -0.1'",
    "--maxEvalue=1.5, 'maxEvalue must be 0 to 1, was 1.5'",
    "--maxEvalue=0.01, 'maxEvalue below 1 needs a model with a background of --strands=both: ''danq background'' adds one'",
    "--maxHits=-1, 'maxHits must be 0 or more, was -1'"
  })
  void aValueOutOfItsRangeIsNamedWithTheRange(String option, String message) {
    assertThatThrownBy(() -> createBatch("--overwrite=true", option))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThat(existing).exists();
    assertThatThrownBy(() -> createStreaming(option))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "--window=0s, 'window must be at least 1s, was 0s'",
    "--window=999ms, 'window must be at least 1s, was 999ms'",
    "--shards=0, 'shards must be at least 1, was 0'",
    "--maxDelay=-1s, '--maxDelay must be a time such as 30s, 5m, 1h or 500ms, was -1s'",
    "--modelPollInterval=0s, 'modelPollInterval must be at least 1s, was 0s'"
  })
  void aStreamsValueOutOfItsRangeIsNamedWithTheRange(String option, String message) {
    assertThatThrownBy(() -> createStreaming(option))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** In the main class of a job as on the command line. */
  @ParameterizedTest
  @CsvSource({
    "--windowSeconds=60, --windowSeconds=60 is now --window=60s",
    "--maxDelaySeconds=2, --maxDelaySeconds=2 is now --maxDelay=2s",
    "--modelPollInterval=60, '--modelPollInterval=60 needs a unit, for example --modelPollInterval=60s'",
    "--watch=30, '--watch=30 needs a unit, for example --watch=30s'"
  })
  void aTimeInItsFormerSpellingIsRefusedWithTheNewOne(String option, String message) {
    String[] args = {
      "--bootstrapServers=127.0.0.1:1",
      "--inputTopic=reads",
      "--model=" + folder + "/model",
      "--output=" + folder + "/out",
      option
    };
    assertThatThrownBy(() -> StreamingPrediction.main(args))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"--stride=1", "--stride=1000", "--minRealBases=0", "--minRealBases=1", "--maxHits=0"})
  void theEndsOfARangeAreInIt(String option) throws IOException {
    createBatch("--overwrite=true", option);
  }

  @ParameterizedTest
  @CsvSource({"both, true", "forward, false"})
  void alimitOfEvaluesNeedsABackgroundOfTheSameStrands(String strands, boolean fits)
      throws IOException {
    Path model = folder.resolve("model");
    BackgroundScores both = BackgroundScores.of(new float[3][100], true);
    BackgroundWriter.add(model, model, both, Map.of());
    if (fits) {
      createBatch("--overwrite=true", "--maxEvalue=0.01", "--strands=" + strands.toUpperCase(ROOT));
    } else {
      assertThatThrownBy(
              () -> createBatch("--maxEvalue=0.01", "--strands=" + strands.toUpperCase(ROOT)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a background of --strands=" + strands);
    }
  }

  @Test
  void aModelThatIsNotThereIsNamed() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> createBatch("--overwrite=true", "--model=" + nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(nowhere.toString());
    assertThat(existing).exists();
  }

  @Test
  void aModelThatARegistryDoesNotServeIsNamed() {
    assertThatThrownBy(() -> createBatch("--model=registry:" + folder + "/models/danq"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("danq has no current version in " + folder + "/models");
    assertThatThrownBy(() -> createStreaming("--model=registry:" + folder + "/models/danq@v1"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("there is no version v1 of danq");
    assertThatThrownBy(() -> createStreaming("--model=registry:danq"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'registry:danq' is not registry:URI/NAME");
  }

  @Test
  void aFolderThatIsNoModelIsNamed() {
    assertThatThrownBy(() -> createBatch("--model=" + folder))
        .isInstanceOf(BundleException.class)
        .hasMessage(folder + " is not a model bundle: it has no manifest.json");
  }

  @Test
  void anInputThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> createBatch("--overwrite=true", "--input=" + folder + "/no.bam"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("no such input file: " + folder + "/no.bam");
    assertThat(existing).exists();
  }

  @Test
  void anOutputThatHoldsResultsIsKept() {
    assertThatThrownBy(this::createBatch)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder
                + "/out already holds 1 result files; choose another --output or replace them with"
                + " --overwrite");
    assertThat(existing).exists();
  }

  @Test
  void anOutputIsReplacedWhereThatIsWanted() throws IOException {
    Path notes = Files.writeString(existing.resolveSibling("notes.txt"), "mine");
    createBatch("--overwrite=true");
    assertThat(existing).doesNotExist();
    assertThat(notes).exists();
  }

  @Test
  void severalFilesAreReadInOnePipeline() throws IOException {
    Files.writeString(folder.resolve("more.fa"), ">r\nACGT\n");
    String input = String.join(",", List.of(folder + "/reads.fa", folder + "/more.fa"));
    createBatch("--overwrite=true", "--input=" + input);
  }
}
