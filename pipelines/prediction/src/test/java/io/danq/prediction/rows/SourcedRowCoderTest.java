package io.danq.prediction.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.parquet.FloatList;
import io.danq.inference.Strands;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.TestWindows;
import io.danq.prediction.predict.Prediction;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.variant.AlleleSkipReason;
import io.danq.sequence.variant.SourcedVariant;
import io.danq.sequence.variant.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows between two steps, and while they wait for the others of their slice. */
final class SourcedRowCoderTest {
  private static final GenericRecord ROW =
      new AnnotatedRows(new RowOptions(Strands.BOTH, true, 0, 0))
          .row(
              new Prediction(
                  new ModelIdentity("m", "danq", "1"),
                  TestWindows.unaligned(TestWindows.MESSAGE, 0),
                  new float[] {0.5f, Float.MIN_VALUE, 0.99999994f}),
              new ModelAnnotation(TestBundles.targets(3), Optional.empty()));

  private static final GenericRecord VARIANT =
      new VariantRows(new VariantRowOptions(Strands.BOTH, true, 0, 1, 0))
          .row(
              new AllelePrediction(
                  new SourcedVariant(
                      TestWindows.MESSAGE,
                      new Variant("chr1", 5, Optional.empty(), "A", List.of("C")),
                      OptionalInt.empty()),
                  1,
                  new ModelIdentity("m", "danq", "1"),
                  AlleleSkipReason.INFERENCE_FAILED,
                  null),
              Optional.empty(),
              new ModelAnnotation(TestBundles.targets(3), Optional.empty()))
          .row();

  private static GenericRecord shipped() throws IOException {
    SourcedRow row = new SourcedRow(TestWindows.MESSAGE, 0, ROW);
    return CoderUtils.clone(new SourcedRow.SourcedRowCoder(), row).row();
  }

  @Test
  void aRowIsReadAsAvroReadsIt() throws IOException {
    GenericRecord avro = CoderUtils.clone(AvroCoder.of(AnnotatedRows.SCHEMA), ROW);
    assertThat(shipped()).isEqualTo(avro);
  }

  /** Avro reads numbers, texts, nulls and nested records of every kind of row. */
  @ParameterizedTest
  @MethodSource("rows")
  void theBytesOfARowAreAvros(GenericRecord row) throws IOException {
    byte[] bytes = CoderUtils.encodeToByteArray(new RowCoder(), row);
    Decoder avros = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, null);
    GenericRecord read = new GenericDatumReader<GenericRecord>(row.getSchema()).read(null, avros);
    assertThat(read).isEqualTo(CoderUtils.clone(AvroCoder.of(row.getSchema()), row));
    assertThat(CoderUtils.decodeFromByteArray(new RowCoder(), bytes)).isEqualTo(read);
    assertThat(bytes).hasSize(1 + avroBytes(row).length);
  }

  static Stream<GenericRecord> rows() {
    FailedRecord failed =
        FailedRecord.of(TestWindows.MESSAGE, FailureReason.INVALID_BASE, "ä!", "x".repeat(70_000));
    GenericRecord empty = GenericData.get().deepCopy(ROW.getSchema(), ROW);
    empty.put("scores", new FloatList(new float[0]));
    empty.put("hits", List.of());
    empty.put("window_start", Integer.MIN_VALUE);
    empty.put("window_end", Integer.MAX_VALUE);
    GenericRecord far = GenericData.get().deepCopy(VARIANT.getSchema(), VARIANT);
    far.put("pos", Long.MAX_VALUE);
    return Stream.of(ROW, empty, FailedRows.row(failed), VARIANT, far);
  }

  private static byte[] avroBytes(GenericRecord row) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(row.getSchema()).write(row, encoder);
    return out.toByteArray();
  }

  @Test
  void probabilitiesAreOneArrayAndRepeatedTextsAreOneObject() throws IOException {
    GenericRecord one = shipped();
    GenericRecord another = shipped();
    assertThat(one.get("scores")).isInstanceOf(FloatList.class);
    assertThat(another.get("model_id")).isSameAs(one.get("model_id"));
    assertThat(hit(another).get("cell_type")).isSameAs(hit(one).get("cell_type"));
    assertThat(another.get("row_id")).isNotSameAs(one.get("row_id"));
  }

  private static GenericRecord hit(GenericRecord row) {
    return (GenericRecord) ((List<?>) row.get("hits")).get(0);
  }
}
