package io.danq.sequence.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.danq.sequence.file.SequenceFormatException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are no FASTA of a genome, or do not fit their index. */
final class RefusedFastaTest extends PackedFasta {
  private void assertRefused(String... parts) throws IOException {
    Throwable thrown = catchThrowable(this::open);
    assertThat(thrown).isInstanceOf(SequenceFormatException.class);
    assertThat(thrown.getMessage().lines()).hasSize(1);
    assertThat(thrown).hasMessageContaining(fasta.toRealPath().toString());
    for (String part : parts) {
      assertThat(thrown).hasMessageContaining(part);
    }
    assertThat(files()).allMatch(name -> name.endsWith(".lock"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "' ', has no contig",
    "'\n\n', has no contig",
    "';a comment', has no contig",
    "'ACGT\n', it does not begin with >",
    "'@r\nAC\n+\nII\n', it does not begin with >",
    "'>\nACGT\n', contig 1 (the first is 1) has no name",
    "'>a\nA\n>  \nACGT\n', contig 2 (the first is 1) has no name",
    "'>a x\nA\n>a y\nC\n', has two contigs of the name a",
    "'>a\nACGT\nAC*T\n', contig a has '*' at position 6 (0-based)",
    "'>a\nACGT\n>b\n1ACT\n', contig b has '1' at position 0 (0-based)",
    "'>a\nAC>GT\n', contig a has '>' at position 2 (0-based)",
    "'>a\nAC\n;GT\n', contig a has ';' at position 2 (0-based)"
  })
  void whatIsNoFastaOfAGenomeIsRefusedWithItsPlace(String text, String fault) throws IOException {
    Files.write(fasta, Fasta.bytes(text));
    assertRefused(fault);
  }

  @Test
  void aWrongByteFarInsideIsNamedWithItsPosition() throws IOException {
    StringBuilder bases = new StringBuilder(Fasta.random(4, 3_000_000).get("chr1"));
    bases.setCharAt(2_345_678, 'X');
    write(Map.of("chr1", bases.toString()));
    assertRefused("contig chr1 has 'X' at position 2,345,678 (0-based)");
  }

  @Test
  void aByteThatCannotBeShownIsNamedByItsNumber() throws IOException {
    Files.write(fasta, Fasta.bytes(">a\nAC\u0000\u0000"));
    assertRefused("contig a has the byte 0x00 at position 2 (0-based)");
  }

  @Test
  void aNameThatIsTooLongIsRefused() throws IOException {
    write(Map.of("x".repeat(5000), "ACGT"));
    assertRefused("contig 1 (the first is 1) has a name of more than 4096 bytes");
  }

  @ParameterizedTest
  @EnumSource(value = FastaForm.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void aCompressedFileThatIsCutOffIsRefused(FastaForm form) throws IOException {
    byte[] whole = form.of(Fasta.bytes(Fasta.text(CONTIGS, 60, "\n")));
    for (int length : new int[] {12, whole.length / 2, whole.length - 28, whole.length - 1}) {
      Files.write(fasta, Arrays.copyOf(whole, length));
      assertRefused("cannot be read");
    }
  }

  @Test
  void aFastaThatIsNotThereIsNamed() {
    assertThatThrownBy(this::open)
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("no such reference: " + fasta);
  }

  @Test
  void aFolderIsRefused() throws IOException {
    Files.createDirectory(fasta);
    assertThatThrownBy(this::open).hasMessage(fasta + " is a folder, not a FASTA");
  }

  @Test
  void anIndexThatFitsIsNoMatter() throws IOException {
    write(Map.of("a", "ACGT"));
    writeIndex("a\t4\t13\t60\t61");
    assertThat(open().genome().contigs()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'a\t5\t3\t60\t61', 'contig a has 5 bases there and 4 here'",
    "'chra\t4\t3\t60\t61', 'contig 1 is chra there and a here'",
    "'a\t4\t3\t60\t61|b\t4\t3\t60\t61', 'number of contigs: 2 there and 1 here'",
    "'a\tx\t3\t60\t61', 'line 1 has no name and length'",
    "'a\t4', 'line 1 has no name and length'"
  })
  void anIndexThatDoesNotFitIsNamedWithTheDifference(String lines, String fault)
      throws IOException {
    write(Map.of("a", "ACGT"));
    writeIndex(lines.split("\\|", -1));
    String index = fasta.toRealPath() + ".fai";
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(this::open)
          .isInstanceOf(SequenceFormatException.class)
          .hasMessageContainingAll(index, fault);
    }
    Files.delete(folder.resolve("genome.fa.fai"));
    assertThat(open().genome().contigs()).hasSize(1);
  }
}
