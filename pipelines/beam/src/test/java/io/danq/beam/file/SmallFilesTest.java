package io.danq.beam.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallFilesTest {
  @TempDir private Path folder;

  private boolean hold(int most) throws IOException {
    return SmallFiles.hold(InputFiles.resolve(folder + "/*"), most);
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] bases(int count) {
    return "A".repeat(count).getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({"100, true", "99, false"})
  void filesCountTogether(int most, boolean small) throws IOException {
    write("a.fa", bases(60));
    write("b.fa", bases(40));
    assertThat(hold(most)).isEqualTo(small);
  }

  @ParameterizedTest
  @CsvSource({"100000, true", "99999, false"})
  void aCompressedFileCountsAsWhatItHolds(int most, boolean small) throws IOException {
    write("a.fa.gz", gzip(bases(100_000)));
    assertThat(hold(most)).isEqualTo(small);
  }

  /** As bgzip writes it, and every BAM. */
  @Test
  void allBlocksOfACompressedFileCount() throws IOException {
    byte[] block = gzip(bases(1_000));
    byte[] two = Arrays.copyOf(block, 2 * block.length);
    System.arraycopy(block, 0, two, block.length, block.length);
    write("a.bam", two);
    assertThat(hold(2_000)).isTrue();
    assertThat(hold(1_999)).isFalse();
  }

  @Test
  void anEmptyFileIsSmall() throws IOException {
    write("empty.fq", new byte[0]);
    assertThat(hold(1)).isTrue();
  }

  @Test
  void aFileOfUnknownContentIsNot() throws IOException {
    write("a.cram", "CRAM".getBytes(StandardCharsets.US_ASCII));
    assertThat(hold(1_000)).isFalse();
  }

  @Test
  void aDamagedFileIsNot() throws IOException {
    byte[] whole = gzip(bases(1_000));
    write("a.fa.gz", Arrays.copyOf(whole, whole.length / 2));
    assertThat(hold(10_000)).isFalse();
    write("a.fa.gz", new byte[] {0x1f, 0x00, 0x00});
    assertThat(hold(10_000)).isFalse();
  }

  @Test
  void aFileThatIsGoneIsNot() throws IOException {
    write("a.fa", bases(1));
    List<Metadata> files = InputFiles.resolve(folder + "/*");
    Files.delete(folder.resolve("a.fa"));
    assertThat(SmallFiles.hold(files, 10_000)).isFalse();
  }
}
