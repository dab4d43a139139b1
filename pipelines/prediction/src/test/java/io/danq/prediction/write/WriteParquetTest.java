package io.danq.prediction.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.option.TimeSpan;
import io.danq.beam.parquet.ParquetFiles;
import io.danq.beam.parquet.RowFiles;
import io.danq.inference.Strands;
import io.danq.prediction.TestWindows;
import io.danq.prediction.predict.Prediction;
import io.danq.prediction.rows.AnnotatedRows;
import io.danq.prediction.rows.RowCoder;
import io.danq.prediction.rows.RowOptions;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriteParquetTest {
  private static final AnnotatedRows ROWS =
      new AnnotatedRows(new RowOptions(Strands.BOTH, true, 0.5f, 0));
  private static final Instant TIME = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir private Path folder;

  private static TimestampedValue<GenericRecord> row(int start, String version) {
    var prediction =
        new Prediction(
            new ModelIdentity("models/tiny", "tiny", version),
            TestWindows.unaligned(TestWindows.FILE, start),
            new float[] {0.4f});
    ModelAnnotation none = new ModelAnnotation(List.of(), Optional.empty());
    return TimestampedValue.of(ROWS.row(prediction, none), TIME.plus(Duration.millis(start)));
  }

  /** Whoever asks for one version reads only the folder of that name. */
  @Test
  void rowsOfTheVersionThatAStreamTakesOverLieInItsFolder() throws IOException {
    List<TimestampedValue<GenericRecord>> rows =
        List.of(row(0, "v1"), row(1, "v2"), row(2, "v1"), row(3, "v2"));
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(Create.timestamped(rows).withCoder(new RowCoder()))
        .apply(
            WriteParquet.windowed(
                folder.toString(),
                RowKind.PREDICTIONS,
                new WriteParquet.Windowing(TimeSpan.parse("60s"), 1)));
    pipeline.run().waitUntilFinish();
    assertThat(starts("v1")).containsExactlyInAnyOrder(0, 2);
    assertThat(starts("v2")).containsExactlyInAnyOrder(1, 3);
  }

  private List<Integer> starts(String version) throws IOException {
    List<Integer> starts = new ArrayList<>();
    Path place = folder.resolve("date=2026-11-23/version=" + version);
    for (ResourceId file : ParquetFiles.in(place.toString())) {
      RowFiles.forEach(file, row -> starts.add((Integer) row.get("window_start")));
    }
    return starts;
  }
}
