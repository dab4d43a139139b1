package io.danq.prediction.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.parquet.ParquetRowSink;
import io.danq.inference.Strands;
import io.danq.prediction.TestWindows;
import io.danq.prediction.predict.Prediction;
import io.danq.prediction.rows.AnnotatedRows;
import io.danq.prediction.rows.FailedRows;
import io.danq.prediction.rows.RowOptions;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written beside each other: no one changes how another is encoded. */
@Timeout(300)
final class ParquetRowSinkTest {
  private static final GenericRecord PREDICTION =
      new AnnotatedRows(new RowOptions(Strands.BOTH, true, 0.5f, 0))
          .row(
              new Prediction(
                  new ModelIdentity("models/tiny", "tiny", "1"),
                  TestWindows.unaligned(TestWindows.MESSAGE, 0),
                  new float[] {0.4f, 0.4f}),
              new ModelAnnotation(List.of(), Optional.empty()));
  private static final GenericRecord FAILED =
      FailedRows.row(FailedRecord.of(TestWindows.MESSAGE, FailureReason.INVALID_BASE, "a !", ""));

  @TempDir private Path folder;

  private static byte[] file(GenericRecord row) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ParquetRowSink sink = new ParquetRowSink(row.getSchema().toString());
    sink.open(Channels.newChannel(bytes));
    sink.write(row);
    sink.flush();
    return bytes.toByteArray();
  }

  @Test
  void theSameRowMakesTheSameBytesWhileOtherRowsAreWritten() throws Exception {
    byte[] first = file(PREDICTION);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> failures =
          other.submit(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  file(FAILED);
                }
                return null;
              });
      for (int i = 0; i < 300; i++) {
        assertThat(Arrays.equals(file(PREDICTION), first)).as("file %d", i).isTrue();
      }
      assertThat(failures).isNotDone();
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void aLongFileKeepsItsEncodingsWhenAnotherIsOpened() throws IOException {
    Random random = new Random(1);
    Schema schema =
        SchemaBuilder.record("row")
            .fields()
            .name("scores")
            .type()
            .array()
            .items()
            .floatType()
            .noDefault()
            .endRecord();
    Path file = folder.resolve("long.parquet");
    try (WritableByteChannel channel = Channels.newChannel(Files.newOutputStream(file))) {
      ParquetRowSink sink = new ParquetRowSink(schema.toString(), 1 << 17);
      sink.open(channel);
      file(FAILED);
      for (int i = 0; i < 300; i++) {
        List<Float> scores =
            Stream.generate(() -> random.nextInt(100) / 100f).limit(1_000).toList();
        sink.write(new GenericRecordBuilder(schema).set("scores", scores).build());
      }
      sink.flush();
    }
    HadoopInputFile input =
        HadoopInputFile.fromPath(
            new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false));
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      List<BlockMetaData> rowGroups = reader.getFooter().getBlocks();
      assertThat(rowGroups).hasSizeGreaterThan(1);
      assertThat(rowGroups).noneMatch(group -> group.getColumns().get(0).hasDictionaryPage());
    }
  }
}
