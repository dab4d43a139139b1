package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.options.VariantOptions;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunSummary;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.registry.model.ModelCache;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * A run of {@link VariantPrediction} that came to its end, and what it left.
 *
 * @param rows those of variants/, by place and allele
 * @param failed the rows of failed/
 * @param noIndex why its VCF has no index
 */
record VariantRun(List<GenericRecord> rows, List<GenericRecord> failed, Optional<String> noIndex) {
  static VariantRun of(Path model, Path input, Path reference, Path output, String... more)
      throws IOException {
    Stream<String> own =
        Stream.of(
            "--model=" + model,
            "--input=" + input,
            "--reference=" + reference,
            "--referenceCache=" + output.resolveSibling("references"),
            "--output=" + output);
    String[] args =
        Stream.of(Engine.FLINK.options().stream(), own, Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new);
    VariantOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(VariantOptions.class);
    Optional<String> noIndex = Optional.empty();
    try (OpenModel open = OpenModel.open(options.getModel())) {
      VariantPrediction.Planned planned = VariantPrediction.plan(options, open, true);
      try (RunFolders folders = planned.begin()) {
        for (int part : folders.remaining()) {
          assertThat(planned.pipeline(part).run().waitUntilFinish())
              .isEqualTo(PipelineResult.State.DONE);
          noIndex = planned.partDone(folders, part, RunSummary.NOTHING);
        }
        planned.end(folders, folders.sum());
      }
    }
    assertThat(ModelCache.size()).as("models still held").isZero();
    List<GenericRecord> rows = BatchRun.read(OutputFolders.of(output.toString(), RowKind.VARIANTS));
    rows.sort(
        Comparator.comparing((GenericRecord row) -> row.get("contig").toString())
            .thenComparing(row -> (Long) row.get("pos"))
            .thenComparing(row -> row.get("ref").toString())
            .thenComparing(row -> (Integer) row.get("allele_index")));
    return new VariantRun(rows, BatchRun.read(OutputFolders.failed(output.toString())), noIndex);
  }
}
