package io.danq.prediction.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.inference.Strands;
import io.danq.prediction.TestWindows;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.predict.Prediction;
import io.danq.prediction.rows.AnnotatedRows;
import io.danq.prediction.rows.FailedRows;
import io.danq.prediction.rows.RowOptions;
import io.danq.prediction.rows.SourcedRow;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of two windows each, in any order of arrival. */
final class WriteSlicesTest {
  private static final ModelIdentity MODEL = new ModelIdentity("models/tiny", "tiny", "1");
  private static final ModelAnnotation NO_TARGETS =
      new ModelAnnotation(List.of(), Optional.empty());
  private static final AnnotatedRows ROWS =
      new AnnotatedRows(new RowOptions(Strands.BOTH, true, 0.5f, 0));

  private static final Coder<Sliced<SourcedRow>> ROW_CODER =
      new Sliced.SlicedCoder<>(new SourcedRow.SourcedRowCoder());

  @TempDir private Path output;
  private final List<Sliced<SourcedRow>> predictions = new ArrayList<>();
  private final List<Sliced<SourcedRow>> failed = new ArrayList<>();
  private final List<SliceTally> tallies = new ArrayList<>();

  @BeforeEach
  void messages() {
    for (long offset = 0; offset < 6; offset++) {
      long slice = offset < 3 ? 0 : 3;
      Message message = new Message("reads", 0, offset);
      predict(message, slice, 0);
      if (offset == 1) {
        fail(message, slice); // one of its windows could not be predicted
      } else {
        predict(message, slice, 200);
      }
      tallies.add(SliceTally.of(new Slice("reads", 0, slice), 2));
    }
    Message malformed = new Message("reads", 0, 6);
    fail(malformed, 3);
    tallies.add(SliceTally.of(new Slice("reads", 0, 3), 1));
    tallies.add(SliceTally.of(new Slice("reads", 0, 3), 0));
  }

  private void predict(Message message, long slice, int start) {
    var prediction =
        new Prediction(MODEL, TestWindows.unaligned(message, start), new float[] {0.4f});
    SourcedRow row = new SourcedRow(message, start, ROWS.row(prediction, NO_TARGETS));
    predictions.add(new Sliced<>(row, OptionalLong.of(slice)));
  }

  private void fail(Message message, long slice) {
    FailedRecord record = FailedRecord.of(message, FailureReason.INVALID_BASE, "a !", "");
    SourcedRow row = new SourcedRow(message, 0, FailedRows.row(record));
    failed.add(new Sliced<>(row, OptionalLong.of(slice)));
  }

  private void end(long first, long last, long messages) {
    tallies.add(SliceTally.of(new SliceEnd(new Slice("reads", 0, first), 0, last, messages, 0)));
  }

  private void write(long order) {
    Random random = new Random(order);
    Collections.shuffle(predictions, random);
    Collections.shuffle(tallies, random);
    Pipeline pipeline = Pipeline.create();
    PCollectionTuple.of(WriteSlices.PREDICTIONS, create(pipeline, "P", predictions, ROW_CODER))
        .and(WriteSlices.FAILED, create(pipeline, "F", failed, ROW_CODER))
        .and(SliceTally.TAG, create(pipeline, "T", tallies, new SliceTally.SliceTallyCoder()))
        .apply(new WriteSlices(List.of(output.toString())));
    pipeline.run().waitUntilFinish();
  }

  private static <T> PCollection<T> create(
      Pipeline pipeline, String name, List<T> elements, Coder<T> coder) {
    return pipeline.apply(name, Create.of(elements).withCoder(coder));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path predictions() {
    return output.resolve("predictions/date=1970-01-01/version=1");
  }

  private static String name(String kind, long first, long last) {
    return String.format("%s-reads-00000-%019d-%019d.parquet", kind, first, last);
  }

  @Test
  void everySliceIsAFileOfPredictionsAndOneOfFailures() throws IOException {
    end(0, 2, 3);
    end(3, 7, 5);
    write(1);
    assertThat(names(predictions()))
        .containsExactly(name("predictions", 0, 2), name("predictions", 3, 7));
    assertThat(names(output.resolve("failed/date=1970-01-01")))
        .containsExactly(name("failed", 0, 2), name("failed", 3, 7));
  }

  @Test
  void aSliceThatHasNotEndedIsNotWritten() throws IOException {
    end(0, 2, 3);
    write(1);
    assertThat(names(predictions())).containsExactly(name("predictions", 0, 2));
  }

  @Test
  void aSliceThatIsNotCompleteIsNotWritten() throws IOException {
    end(0, 2, 3);
    end(3, 7, 5);
    predictions.removeIf(
        row -> ((Message) row.value().source()).offset() == 4 && row.value().position() == 0);
    write(1);
    assertThat(names(predictions())).containsExactly(name("predictions", 0, 2));
    assertThat(names(output.resolve("failed/date=1970-01-01")))
        .containsExactly(name("failed", 0, 2));
  }

  @Test
  void aSliceInWhichTheModelChangesHasAFileInTheFolderOfEach() throws IOException {
    end(0, 2, 3);
    GenericRecord newer = predictions.get(2).value().row();
    newer.put("model_version", "2");
    write(1);
    Path of2 = output.resolve("predictions/date=1970-01-01/version=2");
    assertThat(names(predictions())).containsExactly(name("predictions", 0, 2));
    assertThat(names(of2)).containsExactly(name("predictions", 0, 2));

    newer.put("model_version", "1"); // read again, after the model was set back
    write(1);
    assertThat(names(of2)).isEmpty();
  }

  @Test
  void theOrderInWhichFailuresOfOneMessageArriveChangesNothing() throws IOException {
    Message message = new Message("reads", 0, 6);
    for (String reason : List.of("b", "a")) {
      FailedRecord record = FailedRecord.of(message, FailureReason.INVALID_BASE, reason, "");
      failed.add(
          new Sliced<>(new SourcedRow(message, 0, FailedRows.row(record)), OptionalLong.of(3)));
    }
    tallies.add(SliceTally.of(new Slice("reads", 0, 3), 2));
    end(0, 2, 3);
    end(3, 7, 6);
    write(1);
    Path file = output.resolve("failed/date=1970-01-01").resolve(name("failed", 3, 7));
    byte[] first = Files.readAllBytes(file);
    Collections.reverse(failed);
    write(1);
    assertThat(file).hasBinaryContent(first);
  }

  /** As when a newer program or another model reads the topic again. */
  @Test
  void aMessageThatFailedBeforeIsNotAmongTheFailuresAnyMore() throws IOException {
    end(0, 2, 3);
    write(1);
    Path failures = output.resolve("failed/date=1970-01-01");
    assertThat(names(failures)).containsExactly(name("failed", 0, 2));
    failed.clear();
    predict(new Message("reads", 0, 1), 0, 200);
    write(1);
    assertThat(names(failures)).isEmpty();
    assertThat(names(predictions())).containsExactly(name("predictions", 0, 2));
  }

  @Test
  void theOrderOfArrivalChangesNothing() throws IOException {
    end(0, 2, 3);
    end(3, 7, 5);
    write(1);
    Path file = predictions().resolve(name("predictions", 3, 7));
    byte[] first = Files.readAllBytes(file);
    write(2);
    assertThat(file).hasBinaryContent(first);
    assertThat(names(predictions())).hasSize(2);
  }
}
