package io.danq.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.Alignment;
import io.danq.sequence.Nucleotide;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.Strand;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The longest reads that are aligned. */
@Timeout(300)
final class LongReadsTest {
  private static final int START = 40_000;

  @TempDir private Path folder;

  @Test
  void aReadOfAMegabaseWithErrorsFindsItsPlaceBesideShortOnes() throws IOException {
    String genome = new RandomDna(17).text(ReadAligner.MAX_BASES + 100_000);
    ReadAligner aligner =
        IndexCache.open(
                TestGenome.pack(folder, Map.of("chr1", genome)), "genome.fa", PackingListener.NONE)
            .aligner(InsertSize.DEFAULT);
    byte[] bases =
        genome.substring(START, START + ReadAligner.MAX_BASES).getBytes(StandardCharsets.US_ASCII);
    Random random = new Random(1);
    for (int i = 0; i < bases.length / 100; i++) {
      bases[random.nextInt(bases.length)] = (byte) "ACGT".charAt(random.nextInt(4));
    }
    List<AlignedRead> aligned =
        aligner.align(
            List.of(
                SimulatedReads.record(1, genome.substring(700, 800)),
                SimulatedReads.record(2, Nucleotide.reverseComplement(bases)),
                SimulatedReads.record(3, genome.substring(900, 1000))));
    assertThat(aligned)
        .extracting(read -> alignment(read).start())
        .containsExactly(700, START, 900);
    Alignment alignment = alignment(aligned.get(1));
    assertThat(alignment.end()).isEqualTo(START + ReadAligner.MAX_BASES);
    assertThat(alignment.strand()).isEqualTo(Strand.REVERSE);
    assertThat(alignment.tags().mappingQuality()).hasValue(60);
  }

  private static Alignment alignment(AlignedRead read) {
    return ((SequenceRecord) read.outcome()).alignment().orElseThrow();
  }
}
