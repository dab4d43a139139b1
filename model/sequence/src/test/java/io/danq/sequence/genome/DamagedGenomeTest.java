package io.danq.sequence.genome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packed copies that are cut off, damaged or gone. */
final class DamagedGenomeTest extends PackedFasta {
  @ParameterizedTest
  @CsvSource({"0", "10", "64", "5000", "-1", "-40"})
  void aPackedFileThatIsCutOffIsMadeAgain(int bytes) throws IOException {
    write(CONTIGS);
    Path file = open().file();
    byte[] whole = Files.readAllBytes(file);
    // Not in place: this JVM has mapped it.
    Files.delete(file);
    int length = bytes < 0 ? whole.length + bytes : bytes;
    Files.write(file, Arrays.copyOf(whole, length));
    assertMadeAgain(file, whole);
  }

  @ParameterizedTest
  @CsvSource({"0", "9", "14", "20", "27", "40", "-1", "-30"})
  void aPackedFileWithAWrongHeadOrTableIsMadeAgain(int at) throws IOException {
    write(CONTIGS);
    Path file = open().file();
    byte[] whole = Files.readAllBytes(file);
    byte[] wrong = whole.clone();
    wrong[at < 0 ? whole.length + at : at] ^= 4;
    Files.delete(file);
    Files.write(file, wrong);
    assertMadeAgain(file, whole);
  }

  private void assertMadeAgain(Path file, byte[] whole) throws IOException {
    assertThat(cache.list()).extracting(CachedReference::fault).allMatch(f -> f.isPresent());
    Told told = new Told();
    PackedReference again = cache.open(LocalFasta.of(fasta), told);
    assertThat(again.packedNow()).isTrue();
    assertThat(again.file()).isEqualTo(file).hasBinaryContent(whole);
    assertThat(told.notes).first().asString().contains(file.toString(), "it is made again");
    assertHas(again.genome(), CONTIGS);
  }

  @Test
  void aPackedFileThatWasDeletedIsMadeAgain() throws IOException {
    write(CONTIGS);
    Path file = open().file();
    Files.delete(file);
    assertThat(cache.list())
        .extracting(CachedReference::fault)
        .containsExactly(Optional.of("gone"));
    assertThat(open().packedNow()).isTrue();
    assertThat(file).exists();
  }

  @Test
  void wrongBasesInAPackedFileAreFoundOnRequest() throws IOException {
    write(CONTIGS);
    Path file = open().file();
    byte[] bytes = Files.readAllBytes(file);
    bytes[70] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.genome"), bytes);
    assertThat(GenomeFile.open(damaged).damaged()).extracting(Contig::name).containsExactly("chr1");
  }
}
