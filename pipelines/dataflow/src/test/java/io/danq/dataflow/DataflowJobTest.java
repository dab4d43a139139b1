package io.danq.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.danq.cli.demo.LocalKafka;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.BatchPrediction;
import io.danq.prediction.StreamingPrediction;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Submits both pipelines with Dataflow's runner to a server that accepts any job. */
@Timeout(300)
final class DataflowJobTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path jobFile;

  @BeforeEach
  void writeModel() throws IOException {
    TestBundles.random(folder.resolve("model"), TestBundles.SMALL, BaseOrder.AGCT, 1);
    jobFile = folder.resolve("job.json");
  }

  /** Options that keep the runner away from Google's services. */
  private String[] args(DataflowApi api, String... own) {
    return Stream.concat(
            Stream.of(
                "--runner=DataflowRunner",
                "--project=lab-danq",
                "--region=europe-west4",
                "--gcpTempLocation=gs://lab-danq/temp",
                "--stagingLocation=gs://lab-danq/staging",
                "--filesToStage=" + folder.resolve("model/manifest.json"),
                "--credentialFactoryClass=org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory",
                "--pathValidatorClass=org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator",
                "--stagerClass=" + MemoryStager.class.getName(),
                "--apiRootUrl=" + api.url(),
                "--gcsEndpoint=" + api.url() + "storage/v1/",
                "--dataflowJobFile=" + jobFile,
                "--model=" + folder.resolve("model")),
            Stream.of(own))
        .toArray(String[]::new);
  }

  @Test
  void theStreamIsSubmittedAsAStreamingJob() throws Exception {
    // Output folders are taken before a job is submitted, and no bucket answers here. Dataflow's
    // runner asks for the topic's partitions before it submits.
    try (DataflowApi api = new DataflowApi();
        LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"))) {
      kafka.createTopic("reads", 2);
      StreamingPrediction.main(
          args(
              api,
              "--bootstrapServers=" + kafka.bootstrapServers(),
              "--inputTopic=reads",
              "--window=30s",
              "--output=" + folder.resolve("out")));
      assertThat(folder.resolve("out/_job")).content().contains("source=topic reads");

      JsonNode job = submitted(api);
      assertThat(job.path("type").asText()).isEqualTo("JOB_TYPE_STREAMING");
      assertThat(steps(job))
          .containsEntry(
              "Read/Kafka/DataflowRunner.StreamingUnboundedRead.ReadWithIds", "ParallelRead")
          .containsKeys("Read/Cut", "Predict/Predict", "Annotate/Annotate");
      assertThat(transforms()).contains("Slices/Gather");
    }
  }

  @Test
  void theFilesAreSubmittedAsABatchJob() throws IOException {
    Path reads = folder.resolve("reads.fa");
    Files.writeString(reads, ">r\n" + new RandomDna(1).text(1000) + "\n");
    try (DataflowApi api = new DataflowApi()) {
      String output = "--output=" + folder.resolve("out");
      BatchPrediction.main(args(api, "--input=" + reads, "--overwrite=false", output));

      JsonNode job = submitted(api);
      assertThat(job.path("type").asText()).isEqualTo("JOB_TYPE_BATCH");
      assertThat(steps(job)).containsKeys("Read/Cut", "Predict/Predict", "Annotate/Annotate");
      assertThat(transforms()).contains("Predictions/Parquet/Write", "Failed/Parquet/Write");
    }
  }

  /** The one job that was sent; the job file holds it too. */
  private JsonNode submitted(DataflowApi api) throws IOException {
    assertThat(api.paths())
        .isEqualTo(List.of("POST /v1b3/projects/lab-danq/locations/europe-west4/jobs"));
    JsonNode job = api.jobs().get(0);
    assertThat(names(JSON.readTree(jobFile.toFile()))).isEqualTo(names(job)).isNotEmpty();
    assertThat(job.at("/environment/workerPools/0/workerHarnessContainerImage").asText())
        .contains("java17");
    return job;
  }

  private static List<String> names(JsonNode job) {
    return List.copyOf(steps(job).keySet());
  }

  /** The kind of every step, by the name that a person sees. */
  private static Map<String, String> steps(JsonNode job) {
    return StreamSupport.stream(job.path("steps").spliterator(), false)
        .collect(
            Collectors.toMap(
                step -> step.at("/properties/user_name/value").asText(),
                step -> step.path("kind").asText()));
  }

  /** The names of the transforms of the pipeline that was staged for the workers. */
  private static List<String> transforms() throws IOException {
    return RunnerApi.Pipeline.parseFrom(MemoryStager.staged("pipeline.pb"))
        .getComponents()
        .getTransformsMap()
        .values()
        .stream()
        .map(RunnerApi.PTransform::getUniqueName)
        .toList();
  }
}
