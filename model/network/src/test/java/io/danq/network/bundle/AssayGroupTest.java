package io.danq.network.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssayGroupTest {
  @ParameterizedTest
  @CsvSource({
    "DNase, DNASE",
    "H3K4me3, HISTONE",
    "H2AZ, HISTONE",
    "H2A.Z, HISTONE",
    "H2BK120ac, HISTONE",
    "CTCF, TRANSCRIPTION_FACTOR",
    "HNF4A, TRANSCRIPTION_FACTOR",
    "HDAC2, TRANSCRIPTION_FACTOR",
    "HMGN3, TRANSCRIPTION_FACTOR"
  })
  void anAssaysNameTellsItsGroup(String assay, AssayGroup group) {
    assertThat(AssayGroup.of(new Target(0, "K562", assay, "None"))).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource({"windows/targets.tsv, 3, 9", "deepsea/targets.tsv, 125, 815"})
  void targetsStandByGroup(String table, int factors, int histones) throws IOException {
    for (Target target : TargetTable.read(SharedData.file(table))) {
      AssayGroup expected =
          target.index() < factors
              ? AssayGroup.DNASE
              : target.index() < histones ? AssayGroup.TRANSCRIPTION_FACTOR : AssayGroup.HISTONE;
      assertThat(AssayGroup.of(target)).as(target.toString()).isEqualTo(expected);
    }
  }
}
