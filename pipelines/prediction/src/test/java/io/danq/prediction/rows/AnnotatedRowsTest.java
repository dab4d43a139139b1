package io.danq.prediction.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.inference.Strands;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.Target;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.TestWindows;
import io.danq.prediction.predict.Prediction;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.RecordSource;
import io.danq.sequence.Strand;
import io.danq.sequence.window.SequenceWindow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnnotatedRowsTest {
  private static final float[] PROBABILITIES = {0.2f, 0.9f, 0.5f, 0.9f, 0.49999997f};
  private static final RowOptions OPTIONS = new RowOptions(Strands.BOTH, true, 0.5f, 50);

  private static final ModelAnnotation ANNOTATION =
      new ModelAnnotation(TestBundles.targets(5), Optional.empty());

  private static ModelIdentity model(String id, String version) {
    return new ModelIdentity("/models/" + id + "/" + version, id, version);
  }

  private static GenericRecord row(SequenceWindow window, RowOptions options) {
    GenericRecord row =
        new AnnotatedRows(options)
            .row(new Prediction(model("danq", "1"), window, PROBABILITIES), ANNOTATION);
    assertThat(GenericData.get().validate(AnnotatedRows.SCHEMA, row)).isTrue();
    return row;
  }

  private static String id(RecordSource source, int start, ModelIdentity model) {
    Prediction prediction =
        new Prediction(model, TestWindows.unaligned(source, start), PROBABILITIES);
    return new AnnotatedRows(OPTIONS).row(prediction, ANNOTATION).get("row_id").toString();
  }

  @Test
  void anUnalignedWindowHasNoPlace() {
    GenericRecord row = row(TestWindows.unaligned(TestWindows.FILE, 200), OPTIONS);
    assertThat(row.get("sequence_id")).isEqualTo("read/1");
    assertThat(row.get("window_start")).isEqualTo(200);
    assertThat(row.get("window_end")).isEqualTo(1200);
    assertThat(row.get("contig")).isNull();
    assertThat(row.get("contig_start")).isNull();
    assertThat(row.get("contig_end")).isNull();
    assertThat(row.get("strand")).isNull();
    assertThat(row.get("real_base_fraction")).isEqualTo(1f);
    assertThat(row.get("model_id")).isEqualTo("danq");
    assertThat(row.get("model_version")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"FORWARD, +", "REVERSE, -"})
  void anAlignedWindowHasItsPlaceAndStrand(Strand strand, String symbol) {
    GenericRecord row = row(TestWindows.aligned(TestWindows.FILE, strand), OPTIONS);
    assertThat(row.get("window_start")).isEqualTo(0);
    assertThat(row.get("window_end")).isEqualTo(101);
    assertThat(row.get("contig")).isEqualTo("chr20");
    assertThat(row.get("contig_start")).isEqualTo(9_999);
    assertThat(row.get("contig_end")).isEqualTo(10_100);
    assertThat(row.get("strand")).isEqualTo(symbol);
    assertThat(row.get("real_base_fraction")).isEqualTo(0.101f);
  }

  @Test
  void anAnchoredWindowHasItsBinAndWhatItsAlignerSays() {
    GenericRecord row = row(TestWindows.anchored(TestWindows.FILE, 1_200), OPTIONS);
    assertThat(row.get("contig")).isEqualTo("chr20");
    assertThat(row.get("contig_start")).isEqualTo(800);
    assertThat(row.get("contig_end")).isEqualTo(1_800);
    assertThat(row.get("bin_start")).isEqualTo(1_200);
    assertThat(row.get("bin_end")).isEqualTo(1_400);
    assertThat(row.get("read_base_fraction")).isEqualTo(0.101f);
    assertThat(row.get("mapping_quality")).isEqualTo(37);
    assertThat(row.get("haplotype")).isEqualTo(2);
    assertThat(row.get("phase_set")).isEqualTo(11);
  }

  @Test
  void whatIsNotKnownOfAnAlignmentIsNull() {
    GenericRecord row = row(TestWindows.aligned(TestWindows.FILE, Strand.FORWARD), OPTIONS);
    for (String column :
        List.of(
            "bin_start",
            "bin_end",
            "read_base_fraction",
            "mapping_quality",
            "haplotype",
            "phase_set")) {
      assertThat(row.get(column)).as(column).isNull();
    }
  }

  /** Both bins of a short read begin at its first base. */
  @Test
  void twoBinsOfARecordAreTwoRows() {
    Prediction one =
        new Prediction(
            model("danq", "1"), TestWindows.anchored(TestWindows.FILE, 1_200), PROBABILITIES);
    Prediction other =
        new Prediction(
            model("danq", "1"), TestWindows.anchored(TestWindows.FILE, 1_400), PROBABILITIES);
    assertThat(one.window().start()).isEqualTo(other.window().start());
    AnnotatedRows rows = new AnnotatedRows(OPTIONS);
    assertThat(rows.row(one, ANNOTATION).get("row_id"))
        .isNotEqualTo(rows.row(other, ANNOTATION).get("row_id"));
  }

  @Test
  void theSameWindowOfTheSameRecordAndModelIsTheSameRow() {
    String id = id(TestWindows.FILE, 200, model("danq", "1"));
    assertThat(id).isEqualTo(id(TestWindows.FILE, 200, model("danq", "1")));
    // What a result holds must still be found by a later version of this program.
    assertThat(id(new RecordSource.Message("reads", 3, 4), 200, model("danq", "1")))
        .isEqualTo("a173f95858555c382b82849026e25ff8");
  }

  @Test
  void anythingElseIsAnotherRow() {
    RecordSource.Message message = new RecordSource.Message("reads", 1, 11);
    List<String> ids =
        List.of(
            id(message, 0, model("danq", "1")),
            id(message, 200, model("danq", "1")),
            id(new RecordSource.Message("reads", 11, 1), 0, model("danq", "1")),
            id(new RecordSource.Message("reads", 1, 12), 0, model("danq", "1")),
            id(new RecordSource.Message("other", 1, 11), 0, model("danq", "1")),
            id(new RecordSource.FileEntry("reads", 11), 0, model("danq", "1")),
            id(new RecordSource.FileEntry("reads", 1), 0, model("danq", "1")),
            id(message, 0, model("danq", "2")),
            id(message, 0, model("danq2", "1")));
    Set<String> different = new HashSet<>(ids);
    assertThat(different).hasSameSizeAs(ids).allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  @Test
  void hitsAreHighestFirstThenInTargetOrderAndTheThresholdIsOne() {
    GenericRecord row = row(TestWindows.unaligned(TestWindows.FILE, 0), OPTIONS);
    assertThat(hits(row)).extracting(hit -> hit.get("target_index")).containsExactly(101, 103, 102);
    GenericRecord first = hits(row).get(0);
    assertThat(first.get("cell_type")).hasToString("cell1");
    assertThat(first.get("assay")).hasToString("assay1");
    assertThat(first.get("treatment")).hasToString("heat");
    assertThat(first.get("probability")).isEqualTo(0.9f);
  }

  @Test
  void eachRowIsAnnotatedWithTheTargetsOfTheModelThatMadeIt() {
    AnnotatedRows rows = new AnnotatedRows(OPTIONS);
    ModelAnnotation small =
        new ModelAnnotation(List.of(new Target(7, "K562", "GATA1", "None")), Optional.empty());
    SequenceWindow window = TestWindows.unaligned(TestWindows.FILE, 0);
    GenericRecord first =
        rows.row(new Prediction(model("danq", "1"), window, PROBABILITIES), ANNOTATION);
    GenericRecord second =
        rows.row(new Prediction(model("danq", "2"), window, new float[] {0.8f}), small);
    assertThat(first.get("model_version")).isEqualTo("1");
    assertThat(hits(first).get(0).get("assay")).hasToString("assay1");
    assertThat(second.get("model_version")).isEqualTo("2");
    assertThat(hits(second)).singleElement().extracting(h -> h.get("assay")).hasToString("GATA1");
    assertThat(second.get("row_id")).isNotEqualTo(first.get("row_id"));
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "1, 1", "2, 2", "5, 5", "6, 5"})
  void theHighestHitsAreKept(int maxHits, int kept) {
    RowOptions options = new RowOptions(Strands.BOTH, true, 0, maxHits);
    GenericRecord row = row(TestWindows.unaligned(TestWindows.FILE, 0), options);
    assertThat(hits(row))
        .extracting(hit -> (int) hit.get("target_index"))
        .containsExactlyElementsOf(List.of(101, 103, 102, 104, 100).subList(0, kept));
  }

  @Test
  void scoresAreAllProbabilitiesInTargetOrder() {
    GenericRecord row = row(TestWindows.unaligned(TestWindows.FILE, 0), OPTIONS);
    assertThat(row.get("scores")).isEqualTo(List.of(0.2f, 0.9f, 0.5f, 0.9f, 0.49999997f));
  }

  @Test
  void withoutScoresThereAreStillHits() {
    RowOptions options = new RowOptions(Strands.FORWARD, false, 0.5f, 50);
    GenericRecord row = row(TestWindows.unaligned(TestWindows.FILE, 0), options);
    assertThat(row.get("scores")).isNull();
    assertThat(hits(row)).hasSize(3);
    assertThat(row.get("strands")).isEqualTo("forward");
  }

  private static GenericRecord rowWithBackground(RowOptions options, boolean bothStrands) {
    // 0.2, 0.9, 0.5, 0.9 and 0.49999997 are predicted.
    float[][] scores = {
      {0.1f, 0.3f}, {0.9f, 0.95f}, {0.1f, 0.5f}, {0.1f, 0.2f}, {0.1f, 0.2f},
    };
    ModelAnnotation annotation =
        new ModelAnnotation(
            TestBundles.targets(5), Optional.of(BackgroundScores.of(scores, bothStrands)));
    SequenceWindow window = TestWindows.unaligned(TestWindows.FILE, 0);
    GenericRecord row =
        new AnnotatedRows(options)
            .row(new Prediction(model("danq", "1"), window, PROBABILITIES), annotation);
    assertThat(GenericData.get().validate(AnnotatedRows.SCHEMA, row)).isTrue();
    return row;
  }

  @Test
  void anEvalueIsTheShareOfTheTargetsBackgroundThatScoresAtLeastAsHigh() {
    GenericRecord row = rowWithBackground(OPTIONS, true);
    assertThat(hits(row)).extracting(hit -> hit.get("target_index")).containsExactly(101, 103, 102);
    assertThat(hits(row)).extracting(hit -> hit.get("evalue")).containsExactly(1f, 0f, 0.5f);
  }

  @Test
  void withoutABackgroundOrWithOneOfOtherStrandsThereIsNoEvalue() {
    GenericRecord none = row(TestWindows.unaligned(TestWindows.FILE, 0), OPTIONS);
    assertThat(hits(none)).hasSize(3).allMatch(hit -> hit.get("evalue") == null);
    GenericRecord other = rowWithBackground(OPTIONS, false);
    assertThat(hits(other)).hasSize(3).allMatch(hit -> hit.get("evalue") == null);
  }

  @ParameterizedTest
  @CsvSource({"1, 101 103 102", "0.9, 103 102", "0.5, 103 102", "0.4, 103", "0, 103"})
  void hitsAboveTheLargestEvalueAreLeftOut(float maxEvalue, String targets) {
    RowOptions options = new RowOptions(Strands.BOTH, true, 0.5f, maxEvalue, 50);
    assertThat(hits(rowWithBackground(options, true)))
        .extracting(hit -> hit.get("target_index").toString())
        .containsExactly(targets.split(" "));
  }

  @Test
  void aWindowWithoutAHitHasAnEmptyList() {
    RowOptions options = new RowOptions(Strands.BOTH, true, 1, 50);
    assertThat(hits(row(TestWindows.unaligned(TestWindows.FILE, 0), options))).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<GenericRecord> hits(GenericRecord row) {
    return (List<GenericRecord>) row.get("hits");
  }
}
