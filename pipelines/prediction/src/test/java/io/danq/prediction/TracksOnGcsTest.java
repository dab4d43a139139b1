package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.genome.References;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.track.TrackStatistic;
import io.danq.prediction.track.TrackTarget;
import io.danq.prediction.track.Tracks;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bins and their tracks in a bucket of a server that speaks Cloud Storage's JSON API. */
@Timeout(300)
final class TracksOnGcsTest {
  @TempDir Path folder;

  @Test
  void tracksInABucketAreThoseOfALocalFolder() throws IOException {
    ModelBundle bundle =
        TestBundles.random(folder.resolve("model"), TestBundles.SMALL, BaseOrder.AGCT, 1);
    String reference = SharedData.file("simulated/reference.fa").toString();
    List<TrackTarget> targets = TrackTarget.matching("*", bundle.targets()).subList(0, 2);
    ReferenceGenome genome = References.open(reference, folder.resolve("cache").toString());
    List<String> made = new ArrayList<>();
    try (GcsServer gcs = GcsServer.start();
        Tracks tracks = new Tracks(targets, genome)) {
      predict(gcs, reference);
      tracks.read(OutputFolders.of("gs://lab/bins", RowKind.BINS), TrackStatistic.MEAN, bins -> {});
      tracks.write("gs://lab/hub", true, track -> made.add(track.file()));
      tracks.write(folder.resolve("hub").toString(), true, track -> {});

      assertThat(tracks.bins()).isPositive();
      assertThat(made).hasSizeGreaterThanOrEqualTo(2);
      for (String bigWig : made) {
        String bedGraph = bigWig.replace(".bw", ".bedGraph.gz");
        for (String file : List.of(bigWig, bedGraph, bedGraph + ".tbi")) {
          assertThat(gcs.objects().get("lab/hub/" + file))
              .as(file)
              .isEqualTo(Files.readAllBytes(folder.resolve("hub").resolve(file)));
        }
      }
    }
  }

  private void predict(GcsServer gcs, String reference) throws IOException {
    List<String> args = new ArrayList<>(Engine.FLINK.options());
    args.addAll(gcs.options());
    args.addAll(
        List.of(
            "--model=" + folder.resolve("model"),
            "--input=" + SharedData.file("simulated/long.bam"),
            "--output=bins:gs://lab/bins",
            "--reference=" + reference,
            "--referenceCache=" + folder.resolve("cache")));
    BatchPredictionOptions options =
        PipelineOptionsFactory.fromArgs(args.toArray(String[]::new))
            .as(BatchPredictionOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      BatchRun.finish(BatchPrediction.plan(options, model, true));
    }
  }
}
