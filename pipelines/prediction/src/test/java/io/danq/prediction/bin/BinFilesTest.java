package io.danq.prediction.bin;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.parquet.RowFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of a contig. */
final class BinFilesTest {
  @TempDir Path folder;

  private static GenericRecord row(int start) {
    BinSums sums = new BinSums();
    sums.add(new BinnedRead(start, 1, 0.5f, new float[] {start / 1000f, 0.25f}));
    BinKey key = new BinKey("20", start, start + 200, OptionalInt.of(7), 2);
    return new BinRows("m", "1", "both").row(key, sums);
  }

  @Test
  void piecesBecomeRowGroupsWhoseStatisticsSayWhichBinsTheyHold() throws IOException {
    BinFiles files = new BinFiles(folder.toString(), "bins-00000-");
    String first = files.writePiece(List.of(row(0), row(200)));
    String second = files.writePiece(List.of(row(400), row(800)));
    files.join("20", List.of(first, second));

    Path file = folder.resolve("bins-00000-20.parquet");
    List<GenericRecord> rows = new ArrayList<>();
    RowFiles.forEach(FileSystems.matchNewResource(file.toString(), false), rows::add);
    assertThat(rows)
        .extracting(GenericRecord::toString)
        .containsExactly(
            row(0).toString(), row(200).toString(), row(400).toString(), row(800).toString());
    assertThat(statistics(file)).containsExactly("0..200", "400..800");
  }

  private static List<String> statistics(Path file) throws IOException {
    var path = new org.apache.hadoop.fs.Path(file.toString());
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()))) {
      return reader.getRowGroups().stream()
          .map(group -> group.getColumns().get(1).getStatistics())
          .map(s -> s.genericGetMin() + ".." + s.genericGetMax())
          .toList();
    }
  }

  @Test
  void aFileWithoutRowsHasTheColumns() throws IOException {
    new BinFiles(folder.toString(), "bins-00000-").writeEmpty();
    Path file = folder.resolve("bins-00000-none.parquet");
    assertThat(statistics(file)).isEmpty();
    assertThat(Files.readAllBytes(file)).asString().contains("bin_start");
  }

  @ParameterizedTest
  @CsvSource({
    "chr20, chr20",
    "HLA-A*01:01, HLA-A%2A01%3A01",
    "a/../b, a%2F..%2Fb",
    "chrUn_KI270742v1, chrUn_KI270742v1"
  })
  void anyNameOfAContigIsOneOfAFile(String contig, String name) {
    assertThat(BinFiles.fileName(contig)).isEqualTo(name);
  }
}
