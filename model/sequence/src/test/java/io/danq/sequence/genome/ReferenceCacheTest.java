package io.danq.sequence.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.danq.sequence.file.SequenceFormatException;
import io.danq.sequence.testing.SharedData;
import io.danq.sequence.testing.TestSeed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceCacheTest {
  private static final Map<String, String> CONTIGS = Fasta.random(7, 3001, 0, 1, 140_000, 64);

  @TempDir private Path folder;
  private Path fasta;
  private ReferenceCache cache;

  /** How a FASTA is compressed. */
  enum Form {
    PLAIN,
    GZIP,
    BGZIP;

    byte[] of(byte[] text) {
      return switch (this) {
        case PLAIN -> text;
        case GZIP -> Fasta.gzip(text);
        case BGZIP -> Fasta.bgzip(text);
      };
    }
  }

  /** Keeps all that is reported. */
  private static final class Told implements PackingListener {
    private final List<String> notes = new ArrayList<>();
    private long read;

    @Override
    public void read(long bytes, long total) {
      read = bytes;
    }

    @Override
    public void note(String what) {
      notes.add(what);
    }
  }

  @BeforeEach
  void makePaths() {
    fasta = folder.resolve("genome.fa");
    cache = ReferenceCache.at(folder.resolve("cache"));
  }

  private void write(Map<String, String> contigs) throws IOException {
    Files.write(fasta, Fasta.bytes(Fasta.text(contigs, 60, "\n")));
  }

  private PackedReference open() throws IOException {
    return cache.open(LocalFasta.of(fasta), PackingListener.NONE);
  }

  private List<String> files() throws IOException {
    if (!Files.exists(cache.folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache.folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertHas(ReferenceGenome genome, Map<String, String> contigs) {
    assertThat(genome.contigs())
        .extracting(Contig::name)
        .containsExactlyElementsOf(contigs.keySet());
    Random random = TestSeed.random();
    for (Contig contig : genome.contigs()) {
      String text = contigs.get(contig.name());
      assertThat(contig.length()).isEqualTo(text.length());
      assertThat(contig.md5()).isEqualTo(Fasta.md5(text));
      for (int i = 0; i < 50; i++) {
        int from = random.nextInt(text.length() + 1400) - 1200;
        int to = from + random.nextInt(1200);
        assertThat(genome.bases(contig, from, to))
            .asString(StandardCharsets.US_ASCII)
            .as("%s %d..%d", contig, from, to)
            .isEqualTo(Fasta.stretch(text, from, to));
      }
    }
    assertThat(genome.damaged()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void anyStretchOfAnyContigIsThatOfTheFasta(Form form) throws IOException {
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
  void aReferenceIsPackedOnceAndSharedInTheJvm() throws IOException {
    write(CONTIGS);
    PackedReference first = open();
    PackedReference second = open();
    assertThat(first.packedNow()).isTrue();
    assertThat(second.packedNow()).isFalse();
    assertThat(second.genome()).isSameAs(first.genome());
    assertThat(files()).hasSize(3).filteredOn(name -> name.endsWith(".genome")).hasSize(1);
  }

  @Test
  void anEqualFastaElsewhereSharesThePackedFile() throws IOException {
    write(CONTIGS);
    PackedReference first = open();
    fasta = Files.write(folder.resolve("copy.fa.gz"), Fasta.gzip(Files.readAllBytes(fasta)));
    PackedReference second = open();
    assertThat(second.file()).isEqualTo(first.file());
    assertThat(second.genome()).isSameAs(first.genome());
    assertThat(cache.list()).hasSize(2);
  }

  @Test
  void aChangedFastaIsPackedAgain() throws IOException {
    write(CONTIGS);
    Path before = open().file();
    FileTime time = Files.getLastModifiedTime(fasta);
    Map<String, String> changed = Fasta.random(9, 3001, 0, 1, 140_000, 64);
    write(changed);
    Files.setLastModifiedTime(fasta, FileTime.fromMillis(time.toMillis() + 2000));
    PackedReference after = open();
    assertThat(after.file()).isNotEqualTo(before);
    assertHas(after.genome(), changed);
  }

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

  @Test
  void whatIsReadIsTold() throws IOException {
    write(Fasta.random(3, 9_000_000));
    Told told = new Told();
    cache.open(LocalFasta.of(fasta), told);
    assertThat(told.read).isBetween(4_000_000L, Files.size(fasta));
    assertThat(told.notes).isEmpty();
  }

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
  @EnumSource(value = Form.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void aCompressedFileThatIsCutOffIsRefused(Form form) throws IOException {
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

  private void writeIndex(String... lines) throws IOException {
    Files.write(folder.resolve("genome.fa.fai"), List.of(lines));
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

  @Test
  void aDiskWithoutRoomIsSeenBefore() throws IOException {
    write(Map.of("a", "ACGT"));
    writeIndex("a\t900000000000000\t3\t60\t61");
    assertThatThrownBy(this::open)
        .hasMessageContainingAll(
            "no space for the packed copy of ",
            fasta.getFileName().toString(),
            cache.folder().toString(),
            "450,000,000 MB");
    assertThat(files()).allMatch(name -> name.endsWith(".lock"));
  }

  @Test
  void theListNamesEveryFastaAndWhatHasBecomeOfItsPackedFile() throws IOException {
    assertThat(cache.list()).isEmpty();
    write(Map.of("a", "ACGT"));
    Path first = open().file();
    fasta = folder.resolve("other.fa");
    write(Map.of("b", "ACGTA"));
    Path second = open().file();
    Files.delete(second);
    assertThat(cache.list())
        .extracting(
            r -> r.location().orElse("-"),
            CachedReference::file,
            CachedReference::bases,
            r -> r.fault().orElse(""))
        .containsExactly(
            tuple(folder.toRealPath().resolve("genome.fa").toString(), first, 4L, ""),
            tuple(fasta.toRealPath().toString(), second, 5L, "gone"));
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
