package io.danq.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.GenomicInterval;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RunFindingsTest {
  private final RunFindings findings = new RunFindings();

  private void add(String read, @Nullable String contig) {
    GenericRecord row = ResultRowTest.row(read, 0, 1000);
    if (contig != null) {
      row.put("contig", contig);
      row.put("contig_start", 5_000);
      row.put("contig_end", 6_000);
    }
    findings.add(row);
  }

  @Test
  void readsWithoutAPlaceAreCountedTogetherOnceThereAreMany() {
    int reads = RunFindings.MOST_NAMES + 500;
    for (int i = 0; i < reads; i++) {
      add("read" + i, null);
      add("aligned" + i, "chr" + i);
    }
    add("read0", null);
    assertThat(findings.contigs()).hasSize(reads + RunFindings.MOST_NAMES + 1);
    assertThat(findings.contigs().get("read0").rows).isEqualTo(2);
    assertThat(findings.contigs().get(RunFindings.OTHERS).rows).isEqualTo(500);
    assertThat(findings.rows()).isEqualTo(2L * reads + 1);
    assertThat(findings.strongestRegions()).isNotEmpty();
  }

  @Test
  void aWholeContigEndsWithItsLastBin() {
    add("r", "chr7");
    assertThat(findings.clipped(new GenomicInterval("chr7", 0, Integer.MAX_VALUE)))
        .isEqualTo(new GenomicInterval("chr7", 0, 5_600));
    GenomicInterval part = new GenomicInterval("chr7", 0, 9_000);
    assertThat(findings.clipped(part)).isEqualTo(part);
  }
}
