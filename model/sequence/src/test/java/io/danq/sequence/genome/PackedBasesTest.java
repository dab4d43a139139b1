package io.danq.sequence.genome;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a packed genome holds: the bases of its FASTA, in half a byte each. */
final class PackedBasesTest extends PackedFasta {
  @ParameterizedTest
  @EnumSource(FastaForm.class)
  void anyStretchOfAnyContigIsThatOfTheFasta(FastaForm form) throws IOException {
    Files.write(fasta, form.of(Fasta.bytes(Fasta.text(CONTIGS, 60, "\n"))));
    assertHas(open().genome(), CONTIGS);
  }

  @ParameterizedTest
  @CsvSource({"1, LF", "7, CRLF", "60, CR", "1000000, LF", "1000000, CRLF"})
  void linesMayHaveAnyLengthAndEnd(int length, String end) throws IOException {
    String lineEnd = end.replace("CR", "\r").replace("LF", "\n");
    Files.write(fasta, Fasta.bytes(Fasta.text(CONTIGS, length, lineEnd)));
    assertHas(open().genome(), CONTIGS);
  }

  @Test
  void contigsLargerThanABufferAreWhole() throws IOException {
    Map<String, String> large = Fasta.random(8, 2_500_001, 5, 1_048_575, 1_048_577);
    Files.write(fasta, Fasta.bytes(Fasta.text(large, 70, "\n")));
    PackedReference reference = open();
    assertHas(reference.genome(), large);
    assertHas(GenomeFile.open(reference.file(), 1 << 10), large);
    assertHas(GenomeFile.open(reference.file(), 600_000), large);
  }

  @Test
  void blankLinesBlanksCommentsAndAByteOrderMarkAreNoBases() throws IOException {
    String text = "\ufeff;a comment\n\n> a  of a test\n\nAC \n\t G\n\r\n\nT\n>b\n\n>c\tx\nuU";
    Files.write(fasta, Fasta.bytes(text));
    ReferenceGenome genome = open().genome();
    assertThat(genome.contigs()).extracting(Contig::name).containsExactly("a", "b", "c");
    assertThat(genome.bases(genome.contigs().get(0), 0, 4)).asString().isEqualTo("ACGT");
    assertThat(genome.contigs().get(1).length()).isZero();
    assertThat(genome.bases(genome.contigs().get(2), 0, 2)).asString().isEqualTo("TT");
  }

  @Test
  void itTakesHalfAByteForABase() throws IOException {
    write(CONTIGS);
    Path file = open().file();
    assertThat(Files.size(file)).isBetween(71_500L, 72_000L);
  }

  @Test
  void theSharedReferenceIsThatOfItsIndex() throws IOException {
    fasta = SharedData.file("genome/reference.fa");
    ReferenceGenome genome = open().genome();
    List<String> expected = new ArrayList<>();
    for (String line : Files.readAllLines(SharedData.file("genome/reference.fa.fai"))) {
      List<String> cells = List.of(line.split("\t", -1));
      expected.add(cells.get(0) + " " + cells.get(1));
    }
    assertThat(genome.contigs()).extracting(c -> c.name() + " " + c.length()).isEqualTo(expected);
    String text = Files.readString(fasta);
    List<String> sums =
        Stream.of(text.split(">", -1))
            .skip(1)
            .map(record -> record.substring(record.indexOf('\n')).replaceAll("\\s", ""))
            .map(Fasta::md5)
            .toList();
    assertThat(genome.contigs()).extracting(Contig::md5).isEqualTo(sums);
  }
}
