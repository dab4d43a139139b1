package io.danq.sequence.window;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import htsjdk.samtools.ValidationStringency;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceReader;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.testing.PlainHaplotype;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real and simulated alignments, cut by the windower and once more by the convention's text. */
class RealAlignmentsTest {
  @ParameterizedTest
  @CsvSource({
    "reads/NA12878.hiseq.chr20.bam, reads/hiseq.chr20.reference.fa, 6700, 815",
    "genome/illumina.bam, genome/reference.fa, 40000, 11785",
    "genome/hifi.bam, genome/reference.fa, 30051, 20366",
  })
  void everyWindowIsWhatTheConventionSays(String bam, String fasta, int count, int distinct)
      throws IOException {
    Map<String, String> reference = reference(SharedData.file(fasta));
    Map<String, byte[]> sequences = new LinkedHashMap<>();
    reference.forEach((name, bases) -> sequences.put(name, ascii(bases)));
    AnchoredWindower windower =
        new AnchoredWindower(WindowSpec.ofLength(1000), ReferenceGenome.of(sequences));
    Path file = SharedData.file(bam);
    int windows = 0;
    Set<String> different = new HashSet<>();
    SamReaderFactory htsjdk =
        SamReaderFactory.make().validationStringency(ValidationStringency.SILENT);
    try (SequenceReader ours =
            SequenceFiles.open(bam, Files.newInputStream(file), Optional.empty());
        SamReader theirs = htsjdk.open(file)) {
      for (SAMRecord record : theirs) {
        ReadOutcome outcome = ours.next().orElseThrow();
        if (record.isSecondaryOrSupplementary() || record.getDuplicateReadFlag()) {
          continue;
        }
        List<SequenceWindow> cut = new ArrayList<>();
        assertThat(windower.cut((SequenceRecord) outcome, cut::add)).isEmpty();
        PlainHaplotype expected =
            new PlainHaplotype(
                reference.get(record.getReferenceName()),
                record.getAlignmentStart() - 1,
                record.getCigarString(),
                record.getReadString());
        assertThat(cut.stream().map(w -> w.position()).toList()).isEqualTo(expected.bins());
        for (SequenceWindow window : cut) {
          String bases = new String(window.bases(), StandardCharsets.US_ASCII);
          assertThat(bases)
              .as("%s, bin %d", record.getReadName(), window.position())
              .isEqualTo(expected.window(window.position()));
          different.add(bases);
        }
        windows += cut.size();
      }
    }
    assertThat(windows).isEqualTo(count);
    assertThat(different).hasSize(distinct);
  }

  private static Map<String, String> reference(Path fasta) throws IOException {
    Map<String, StringBuilder> contigs = new LinkedHashMap<>();
    StringBuilder bases = new StringBuilder();
    for (String line : Files.readAllLines(fasta)) {
      if (line.startsWith(">")) {
        bases = new StringBuilder();
        contigs.put(line.substring(1).replaceAll("\\s.*", ""), bases);
      } else {
        bases.append(line.strip().toUpperCase(Locale.ROOT));
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    contigs.forEach((name, text) -> texts.put(name, text.toString()));
    return texts;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
