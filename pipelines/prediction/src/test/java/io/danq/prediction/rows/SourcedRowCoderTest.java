package io.danq.prediction.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.parquet.FloatList;
import io.danq.inference.Strands;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.TestWindows;
import io.danq.prediction.predict.Prediction;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

/** Rows that wait for the others of their slice. */
final class SourcedRowCoderTest {
  private static final GenericRecord ROW =
      new AnnotatedRows(new RowOptions(Strands.BOTH, true, 0, 0))
          .row(
              new Prediction(
                  new ModelIdentity("m", "danq", "1"),
                  TestWindows.unaligned(TestWindows.MESSAGE, 0),
                  new float[] {0.5f, Float.MIN_VALUE, 0.99999994f}),
              new ModelAnnotation(TestBundles.targets(3), Optional.empty()));

  private static GenericRecord shipped() throws IOException {
    SourcedRow row = new SourcedRow(TestWindows.MESSAGE, 0, ROW);
    return CoderUtils.clone(new SourcedRow.SourcedRowCoder(), row).row();
  }

  @Test
  void aRowIsReadAsAvroReadsIt() throws IOException {
    GenericRecord avro = CoderUtils.clone(AvroCoder.of(AnnotatedRows.SCHEMA), ROW);
    assertThat(shipped()).isEqualTo(avro);
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
