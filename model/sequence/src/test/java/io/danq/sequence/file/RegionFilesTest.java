package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.AlignmentFilter;
import io.danq.sequence.Region;
import io.danq.sequence.Regions;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.testing.SharedData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionFilesTest {
  private static final String FILE = "data/reads.bam";

  private final List<String> notes = new ArrayList<>();

  private static Regions regions(String text) {
    return new Regions(Region.parse(text).stream().map(Region::interval).toList());
  }

  /** The records of regions: place in the file, name and bases. */
  private List<String> read(PlainContent content, String text) throws IOException {
    Regions regions = regions(text);
    RegionFiles files =
        new RegionFiles(regions, Optional.empty(), 1 << 20, ContigBases.NONE, notes::add);
    try (SequenceReader reader = files.open(FILE, content)) {
      return inside(Outcomes.drain(reader), regions);
    }
  }

  private static List<String> readAll(byte[] file, String text) throws IOException {
    try (SequenceReader reader =
        SequenceFiles.open(FILE, new ByteArrayInputStream(file), Optional.empty())) {
      return inside(Outcomes.drain(reader), regions(text));
    }
  }

  private static List<String> inside(Outcomes outcomes, Regions regions) {
    assertThat(outcomes.failures()).isEmpty();
    AlignmentFilter filter = new AlignmentFilter(true, 0, regions);
    return outcomes.records().stream()
        .filter(record -> filter.reason(record).isEmpty())
        .map(RegionFilesTest::describe)
        .toList();
  }

  private static String describe(SequenceRecord record) {
    return record.source() + " " + record.id() + " " + Outcomes.text(record.bases());
  }

  private static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(SharedData.file(file));
  }

  private static byte[] little(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(bytes::putInt);
    return bytes.array();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "simulated/long.bam; sim1",
        "simulated/long.bam; sim1:1-1",
        "simulated/long.bam; sim1:5001-5200",
        "simulated/long.bam; sim1:12001-12100,sim1:20001-20002,sim3:100-200",
        "simulated/long.bam; sim2:13990-20000",
        "simulated/long.bam; sim3,sim2:1-100,nowhere",
        "simulated/short.bam; sim1:23000-24000",
        "simulated/short.bam; sim2:6950-7050",
        "simulated/short.bam; sim3:4999-5000",
        "simulated/short.bam; nowhere",
        "genome/hifi.bam; 20:100001-100200",
        "genome/hifi.bam; 21:1-200,20:199000-200000",
        "genome/illumina.bam; 20:150000-150100",
        "genome/illumina.bam; 20:77777-77777,21",
      })
  void anIndexedBamGivesTheRecordsOfTheWholeFileWithTheirNumbers(String file, String regions)
      throws IOException {
    byte[] bam = bytes(file);
    byte[] bai = bytes(file + ".bai");
    List<String> expected = readAll(bam, regions);

    assertThat(read(new PlainContent(bam).with("reads.bam.bai", bai), regions)).isEqualTo(expected);
    assertThat(read(new PlainContent(bam).with("reads.bai", bai), regions)).isEqualTo(expected);
    assertThat(read(new PlainContent(bam).with("reads.bam.csi", csi(bai)), regions))
        .isEqualTo(expected);
    assertThat(read(new PlainContent(bam), regions)).as("without an index").isEqualTo(expected);
    assertThat(notes).isEmpty();
  }

  @Test
  void contigsWithoutRegionsAndWhatIsBehindThemIsNotRead() throws IOException {
    byte[] bam = bytes("genome/hifi.bam");
    byte[] bai = bytes("genome/hifi.bam.bai");
    PlainContent other = new PlainContent(bam).with("reads.bam.bai", bai);
    PlainContent early = new PlainContent(bam).with("reads.bam.bai", bai);

    assertThat(read(other, "21:1-3000")).isEmpty();
    assertThat(read(early, "20:1-3000")).isNotEmpty();
    assertThat(other.bytesRead()).isLessThan(bam.length / 3);
    assertThat(early.bytesRead()).isLessThan(bam.length / 3);
  }

  /** The index as CSI, of the same depth and with nothing but its counts. */
  private static byte[] csi(byte[] bai) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bai).order(ByteOrder.LITTLE_ENDIAN).position(4);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("CSI\1".getBytes(StandardCharsets.US_ASCII));
    int contigs = in.getInt();
    out.writeBytes(little(14, 5, 3));
    out.writeBytes(new byte[3]);
    out.writeBytes(little(contigs));
    for (int i = 0; i < contigs; i++) {
      int bins = in.getInt();
      out.writeBytes(little(bins));
      for (int j = 0; j < bins; j++) {
        out.writeBytes(little(in.getInt(), 0, 0));
        int chunks = in.getInt();
        out.writeBytes(little(chunks));
        out.write(bai, in.position(), 16 * chunks);
        in.position(in.position() + 16 * chunks);
      }
      int stretches = in.getInt();
      in.position(in.position() + 8 * stretches);
    }
    return Outcomes.bgzf(out.toByteArray());
  }

  private void isReadAsAWhole(byte[] bam, byte[] index, String why) throws IOException {
    String regions = "sim1:5001-5200,sim2,sim3:100-200";
    assertThat(read(new PlainContent(bam).with("reads.bam.bai", index), regions))
        .isNotEmpty()
        .isEqualTo(readAll(bam, regions));
    assertThat(notes)
        .containsExactly(
            FILE + " is read from start to end, because reads.bam.bai is of no use: " + why);
  }

  @Test
  void anIndexOfMoreContigsThanAnAssemblyHasIsOfNoUse() throws IOException {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    index.writeBytes("BAI\1".getBytes(StandardCharsets.US_ASCII));
    index.writeBytes(little((1 << 22) + 1));
    index.writeBytes(new byte[1 << 26]);
    isReadAsAWhole(bytes("simulated/long.bam"), index.toByteArray(), "it claims 4194305 contigs");
  }

  @Test
  void anIndexOfAnotherFileIsOfNoUse() throws IOException {
    isReadAsAWhole(
        bytes("simulated/long.bam"),
        bytes("simulated/short.bam.bai"),
        "the index does not fit the file, which has no record where the index has records of contig"
            + " sim2");
  }

  @Test
  void anIndexThatLacksTheRecordsOfAContigIsOfNoUse() throws IOException {
    byte[] none =
        Outcomes.concat(
            "BAI\1".getBytes(StandardCharsets.US_ASCII), little(3), little(0, 0, 0, 0, 0, 0));
    isReadAsAWhole(
        bytes("simulated/long.bam"),
        none,
        "the index does not fit the file, which has records of contig sim1 where the index has no"
            + " more contigs");
  }

  @Test
  void anIndexWithFewerContigsIsOfNoUse() throws IOException {
    isReadAsAWhole(
        bytes("simulated/long.bam"),
        bytes("genome/hifi.bam.bai"),
        "the index has 2 contigs, the file has 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 100, 200})
  void anIndexThatIsCutOffIsOfNoUse(int bytes) throws IOException {
    isReadAsAWhole(
        bytes("simulated/long.bam"),
        Arrays.copyOf(bytes("simulated/long.bam.bai"), bytes),
        "it is cut off");
  }

  @Test
  void whatIsNoIndexIsOfNoUse() throws IOException {
    isReadAsAWhole(
        bytes("simulated/long.bam"),
        "not an index".getBytes(StandardCharsets.US_ASCII),
        "it is neither BAI nor CSI");
  }

  @Test
  void aFileThatIsCutOffIsReadAsAWholeAndReported() throws IOException {
    byte[] bam = bytes("simulated/long.bam");
    PlainContent cut =
        new PlainContent(Arrays.copyOf(bam, bam.length - 28))
            .with("reads.bam.bai", bytes("simulated/long.bam.bai"));
    RegionFiles files =
        new RegionFiles(
            regions("sim1:1-10"), Optional.empty(), 1 << 20, ContigBases.NONE, notes::add);

    try (SequenceReader reader = files.open(FILE, cut)) {
      assertThat(Outcomes.drain(reader).damage().message())
          .contains("end-of-file block is missing");
    }
    assertThat(notes).singleElement().asString().endsWith("the file does not end as a BAM ends");
  }

  @ParameterizedTest
  @ValueSource(strings = {"simulated/reference.fa", "simulated/short.fastq.gz"})
  void otherFilesAreReadAsAWholeWithoutAWord(String file) throws IOException {
    byte[] content = bytes(file);
    RegionFiles files =
        new RegionFiles(regions("sim1"), Optional.empty(), 1 << 20, ContigBases.NONE, notes::add);

    try (SequenceReader reader = files.open(FILE, new PlainContent(content))) {
      assertThat(Outcomes.drain(reader).sequences()).isEqualTo(Outcomes.of(content).sequences());
    }
    assertThat(notes).isEmpty();
  }
}
