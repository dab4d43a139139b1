package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.Region;
import io.danq.sequence.Regions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link CramReadingTest}'s file has 3,000 reads of contig 1, then 3,000 of contig 2. */
class RegionContainersTest {
  private static Outcomes read(PlainContent content, String text) throws IOException {
    Regions regions = new Regions(Region.parse(text).stream().map(Region::interval).toList());
    RegionFiles files =
        new RegionFiles(
            regions,
            Optional.empty(),
            1 << 20,
            CramReadingTest.contigs(CramReadingTest.GENOME),
            note -> {
              throw new AssertionError(note);
            });
    try (SequenceReader reader = files.open("reads.cram", content)) {
      return Outcomes.drain(reader);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"1; 0; 3000", "2:5-6; 3000; 6000", "2,1:1-2; 0; 6000", "3; 0; 0"})
  void onlyContainersWithReadsInTheRegionsAreDecodedAndKeepTheirNumbers(
      String regions, int first, int end) throws IOException {
    Outcomes outcomes = read(new PlainContent(CramReadingTest.CRAM), regions);

    List<String> all =
        read(new PlainContent(CramReadingTest.CRAM), "1,2").records().stream()
            .map(record -> record.source() + " " + record.id())
            .toList();
    assertThat(outcomes.records().stream().map(record -> record.source() + " " + record.id()))
        .isEqualTo(all.subList(first, end));
    assertThat(all.get(3000)).isEqualTo("reads.cram, record 3001 r3000");
  }

  @Test
  void otherContainersAreNotRead() throws IOException {
    PlainContent content = new PlainContent(CramReadingTest.CRAM);
    read(content, "3");
    assertThat(content.bytesRead()).isLessThan(CramReadingTest.CRAM.length / 2);
  }

  @Test
  void aFileThatIsCutOffIsReported() throws IOException {
    byte[] cut = Arrays.copyOf(CramReadingTest.CRAM, CramReadingTest.CRAM.length - 38);
    Outcomes outcomes = read(new PlainContent(cut), "1");
    assertThat(outcomes.records()).hasSize(3000);
    assertThat(outcomes.damage().message()).isEqualTo("the file is cut off, after 6000 records");
  }
}
