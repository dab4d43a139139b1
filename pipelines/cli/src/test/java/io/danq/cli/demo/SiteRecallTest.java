package io.danq.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.rows.AnnotatedRows;
import java.io.PrintWriter;
import java.io.StringWriter;
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
    hit.put("target_index", 7);
    hit.put("cell_type", "K562");
    hit.put("assay", "CTCF");
    hit.put("treatment", "None");
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
    assertThat(recall.sentence()).startsWith("Of 49 planted sites, 2 have");
  }

  @Test
  void aSiteWithoutAHitOrWithAnEqualBesideItIsNotFound() {
    recall.add(row(2_000));
    recall.add(row(4_000, 0.9f));
    recall.add(row(4_200, 0.9f));
    assertThat(recall.sentence()).startsWith("Of 49 planted sites, 0 have").endsWith(", 0.");
  }

  @Test
  void theStrongestBinsAreListedOnceEachWithTheirReadsAndMotif() {
    recall.add(row(2_200, 0.5f));
    recall.add(row(2_000, 0.25f));
    recall.add(row(2_000, 0.75f));
    recall.add(row(9_000, 0.125f));
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    recall.printStrongest(2, writer);
    assertThat(out.toString().lines().skip(1))
        .containsExactly(
            "sim:2,000-2,200      2  7 K562 CTCF             0.750  CTCF",
            "sim:2,200-2,400      1  7 K562 CTCF             0.500");
  }
}
