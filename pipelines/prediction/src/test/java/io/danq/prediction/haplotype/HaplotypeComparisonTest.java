package io.danq.prediction.haplotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.danq.beam.file.WholeResource;
import io.danq.beam.parquet.ParquetRowSink;
import io.danq.beam.parquet.RowFiles;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.EffectBackground.Kind;
import io.danq.network.bundle.EffectBackground.Origin;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.bin.BinRows;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The haplotypes of bins, compared. */
final class HaplotypeComparisonTest {
  @TempDir Path folder;

  private static GenericRecord bin(
      int start, @Nullable Integer phaseSet, int haplotype, long reads, Float... mean) {
    GenericRecord row = new GenericData.Record(BinRows.SCHEMA);
    row.put("contig", "20");
    row.put("bin_start", start);
    row.put("bin_end", start + 200);
    row.put("phase_set", phaseSet);
    row.put("haplotype", haplotype);
    row.put("reads", reads);
    row.put("distinct_windows", 1L);
    row.put("real_base_fraction", 1f);
    row.put("read_base_fraction", 1f);
    row.put("model_id", "tiny");
    row.put("model_version", "1");
    row.put("strands", "both");
    for (String column : List.of("mean", "min", "max")) {
      row.put(column, List.of(mean));
    }
    return row;
  }

  private ResourceId file(String name) {
    return FileSystems.matchNewResource(folder.resolve(name).toString(), false);
  }

  private HaplotypeComparison compare(int most, GenericRecord... bins) throws IOException {
    WholeResource.write(
        file("bins/bins-00000-20.parquet"),
        channel -> {
          ParquetRowSink sink = new ParquetRowSink(BinRows.SCHEMA.toString());
          sink.open(channel);
          for (GenericRecord bin : bins) {
            sink.write(bin);
          }
          sink.flush();
        });
    HaplotypeComparison comparison = new HaplotypeComparison(null, most);
    comparison.run(folder.resolve("bins").toString(), file("haplotypes.parquet"));
    return comparison;
  }

  private List<GenericRecord> rows() throws IOException {
    List<GenericRecord> rows = new ArrayList<>();
    RowFiles.forEach(file("haplotypes.parquet"), rows::add);
    return rows;
  }

  @Test
  void aDifferenceIsHaplotype1LessHaplotype2() throws IOException {
    compare(9, bin(0, 7, 1, 10, 0.8f, 0.1f), bin(0, 7, 2, 30, 0.2f, 0.1f));
    GenericRecord row = rows().get(0);
    assertThat((Float) ((List<?>) row.get("diff")).get(0)).isCloseTo(0.6f, within(1e-6f));
    // The odds are 4 and 1/4.
    assertThat((Float) ((List<?>) row.get("log2_odds")).get(0)).isCloseTo(4f, within(1e-5f));
    assertThat(((List<?>) row.get("diff")).get(1)).isEqualTo(0f);
    assertThat(row.get("strongest")).isEqualTo(0);
    assertThat(row.get("reads_1")).isEqualTo(10L);
    assertThat(row.get("reads_2")).isEqualTo(30L);
    assertThat(row.get("weight")).isEqualTo(7.5f);
    assertThat((Float) row.get("score"))
        .isCloseTo((float) (0.6 * 4 * Math.log(2) * 7.5 / 8.5), within(1e-5f));
    assertThat(row.get("evalues")).isNull();
  }

  @Test
  void onlyHaplotypesOfOnePhaseSetAreCompared() throws IOException {
    HaplotypeComparison found =
        compare(
            9,
            bin(0, null, 0, 5, 0.9f),
            bin(0, 7, 1, 5, 0.9f), // the other copy is of another phase set
            bin(0, 8, 2, 5, 0.1f),
            bin(200, null, 1, 5, 0.5f), // tagged without a phase set
            bin(200, null, 2, 5, 0.4f),
            bin(400, 7, 1, 5, 0.9f), // the other copy is of the next bin
            bin(600, 7, 2, 5, 0.1f),
            bin(800, 7, 1, 5, 0.3f),
            bin(800, 7, 2, 5, 0.4f),
            bin(800, 7, 3, 5, 0.9f));
    assertThat(rows().stream().map(row -> row.get("bin_start"))).containsExactly(200, 800);
    assertThat(found.compared()).isEqualTo(2);
    assertThat(found.rows()).isEqualTo(10);
  }

  @Test
  void theStrongestAreInOrderAndReadsCount() throws IOException {
    HaplotypeComparison found =
        compare(
            2,
            bin(0, 7, 1, 20, 0.6f, 0.5f),
            bin(0, 7, 2, 20, 0.5f, 0.5f),
            bin(200, 7, 1, 1, 0.5f, 0.9f), // as strong as the next one, of single reads
            bin(200, 7, 2, 1, 0.5f, 0.1f),
            bin(400, 7, 1, 20, 0.5f, 0.1f),
            bin(400, 7, 2, 20, 0.5f, 0.9f));
    assertThat(found.strongest()).extracting(TargetDifference::start).containsExactly(400, 200);
    assertThat(found.strongest()).extracting(TargetDifference::target).containsExactly(1, 1);
    TargetDifference first = found.strongest().get(0);
    assertThat(first.effect().diff()).isCloseTo(-0.8, within(1e-6));
    assertThat(first.score()).isCloseTo(0.8 * 2 * Math.log(9) * 10 / 11, within(1e-4));
    assertThat(found.strongest().get(1).score()).isCloseTo(0.8 * 2 * Math.log(9) / 3, within(1e-4));

    TargetSums.Summary second = found.targets().get(1);
    // Weights are 10, 0.5 and 10.
    assertThat(second.meanDiff()).isCloseTo((0.8 * 0.5 - 0.8 * 10) / 20.5, within(1e-6));
    assertThat(second.meanAbsDiff()).isCloseTo((0.8 * 0.5 + 0.8 * 10) / 20.5, within(1e-6));
    assertThat(second.strongest().start()).isEqualTo(400);
  }

  @Test
  void anEvalueIsTheShareOfVariantsThatDoAsMuch() {
    List<float[]> effects = List.of(new float[] {0.1f}, new float[] {0.5f}, new float[] {3f});
    EffectBackground background =
        EffectBackground.of(new Origin(Kind.RANDOM, "test"), true, effects);
    HaplotypePair pair =
        new HaplotypePair(bin(0, 7, 1, 10, 0.8f), bin(0, 7, 2, 10, 0.2f)); // 0.6 * ln 16 = 1.66
    HaplotypeDifference difference = HaplotypeDifference.of(pair, Optional.of(background));
    assertThat(difference.of(0).evalue().orElseThrow()).isCloseTo(1 / 3.0, within(1e-6));
    assertThat((Float) HaplotypeRows.row(difference).get("min_evalue"))
        .isCloseTo(1 / 3f, within(1e-6f));
  }

  @Test
  void theModelMustBeThatOfTheBins() throws IOException {
    compare(1, bin(0, 7, 1, 1, 0.5f), bin(0, 7, 2, 1, 0.5f));
    var other = TestBundles.random(folder.resolve("m"), TestBundles.SMALL, BaseOrder.AGCT, 1);
    HaplotypeComparison comparison = new HaplotypeComparison(other, 1);
    assertThatThrownBy(
            () -> comparison.run(folder.resolve("bins").toString(), file("other.parquet")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--model is ")
        .hasMessageEndingWith(", but the bins were made with tiny, version 1");
    assertThat(folder.resolve("other.parquet")).doesNotExist();
  }

  @Test
  void aFolderWithoutBinsIsNamed() {
    assertThatThrownBy(
            () -> new HaplotypeComparison(null, 1).run(folder + "/none", file("h.parquet")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder + "/none has no Parquet files");
  }
}
