package io.danq.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.rows.AnnotatedRows;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteRecallTest {
  private static final SimulatedGenome GENOME = new SimulatedGenome(1);
  private SiteRecall recall;

  @BeforeEach
  void makeRecall() {
    recall = new SiteRecall(GENOME);
  }

  private static GenericRecord row(int bin, Float... probabilities) {
    GenericRecord row = new GenericData.Record(AnnotatedRows.SCHEMA);
    row.put("bin_start", bin);
    row.put("hits", List.of(probabilities).stream().map(SiteRecallTest::hit).toList());
    return row;
  }

  private static GenericRecord hit(float probability) {
    var hits = AnnotatedRows.SCHEMA.getField("hits").schema();
    GenericRecord hit = new GenericData.Record(hits.getElementType());
    hit.put("probability", probability);
    return hit;
  }

  @Test
  void aSiteIsFoundIfItsBinHasTheStrongestHitOfFive() {
    recall.add(row(2_000, 0.9f, 0.1f));
    recall.add(row(2_200, 0.8f));
    recall.add(row(4_000, 0.8f));
    recall.add(row(3_600, 0.9f));
    recall.add(row(6_000, 0.8f));
    recall.add(row(5_400, 0.9f));
    assertThat(recall.sentence()).startsWith("2 of 49 planted sites");
  }

  @Test
  void aSiteWithoutAHitOrWithAnEqualBesideItIsNotFound() {
    recall.add(row(2_000));
    recall.add(row(4_000, 0.9f));
    recall.add(row(4_200, 0.9f));
    assertThat(recall.sentence()).startsWith("0 of 49 planted sites").endsWith("0 of 17 of CTCF.");
  }

  @Test
  void aRowIsNamedAfterTheMotifInItsBin() {
    assertThat(recall.inBin(row(2_000))).isEqualTo("CTCF");
    assertThat(recall.inBin(row(2_200))).isEmpty();
  }
}
