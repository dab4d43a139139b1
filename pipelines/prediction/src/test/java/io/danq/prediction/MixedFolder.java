package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMRecord;
import io.danq.sequence.testing.RandomDna;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of good and bad files.
 *
 * @param windows name and start of every window that can be predicted
 * @param failures what must be reported, by the file it stands in
 */
record MixedFolder(Path folder, List<String> windows, Map<String, Failure> failures) {
  /**
   * A failure, one of its file.
   *
   * @param message what its message holds
   * @param payload what is kept of the record
   */
  record Failure(
      long number, String reason, @Nullable String sequenceId, String message, String payload) {}

  private static final int BAM_READS = 100;
  private static final int READ_LENGTH = 1100;

  static MixedFolder write(Path folder) throws IOException {
    RandomDna dna = new RandomDna(1);
    String bad = dna.text(700) + "!" + dna.text(700);
    Files.writeString(
        folder.resolve("good.fa"),
        ">fa1 first\n" + dna.text(1300) + "\n>fa2\n" + dna.text(600) + "\n");
    Files.writeString(
        folder.resolve("bad.fa"),
        ">bad1\n" + dna.text(1000) + "\n>bad2\n" + bad + "\n>bad3\n" + dna.text(1000) + "\n");
    Files.writeString(folder.resolve("empty.fq"), "");
    Files.writeString(folder.resolve("letter.txt"), "Dear reader,\n");
    try (OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("z.fq.gz")))) {
      String text = "@fq1\n" + dna.text(1000) + "\n+\n" + "I".repeat(1000) + "\n";
      gzip.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    int whole = writeTruncatedBam(folder.resolve("truncated.bam"), dna);

    List<String> windows =
        new ArrayList<>(
            List.of("fa1 0", "fa1 200", "fa1 300", "fa2 0", "bad1 0", "bad3 0", "fq1 0"));
    for (int i = 0; i < whole; i++) {
      windows.addAll(List.of("bam" + i + " 0", "bam" + i + " 100"));
    }
    return new MixedFolder(
        folder,
        windows,
        Map.of(
            "bad.fa",
            new Failure(
                2,
                "INVALID_BASE",
                "bad2",
                "'!' at position 700 is not a base",
                bad.substring(0, 1000)),
            "empty.fq",
            unreadable(1, "empty.fq is empty"),
            "letter.txt",
            unreadable(1, "letter.txt is neither FASTA, FASTQ, SAM, BAM nor CRAM"),
            "truncated.bam",
            unreadable(whole + 1, ", after " + whole + " records")));
  }

  private static Failure unreadable(long number, String message) {
    return new Failure(number, "UNREADABLE_FILE", null, message, "");
  }

  /** Writes a BAM of several blocks, cuts it off in the second and counts the whole records. */
  private static int writeTruncatedBam(Path file, RandomDna dna) throws IOException {
    SAMFileHeader header = new SAMFileHeader();
    try (SAMFileWriter writer = new SAMFileWriterFactory().makeBAMWriter(header, true, file)) {
      for (int i = 0; i < BAM_READS; i++) {
        SAMRecord record = new SAMRecord(header);
        record.setReadName("bam" + i);
        record.setReadUnmappedFlag(true);
        record.setReadString(dna.text(READ_LENGTH));
        record.setBaseQualityString("I".repeat(READ_LENGTH));
        writer.addAlignment(record);
      }
    }
    byte[] bgzf = Files.readAllBytes(file);
    int block = (ByteBuffer.wrap(bgzf).order(ByteOrder.LITTLE_ENDIAN).getShort(16) & 0xffff) + 1;
    Files.write(file, Arrays.copyOf(bgzf, block + 100));
    int whole = wholeRecords(Arrays.copyOf(bgzf, block));
    assertThat(whole).isBetween(1, BAM_READS - 1);
    return whole;
  }

  private static int wholeRecords(byte[] block) throws IOException {
    ByteBuffer data;
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(block))) {
      data = ByteBuffer.wrap(gzip.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
    int at = 8 + data.getInt(4) + Integer.BYTES; // a header without contigs
    int records = 0;
    while (at + Integer.BYTES <= data.limit()) {
      at += Integer.BYTES + data.getInt(at);
      records += at <= data.limit() ? 1 : 0;
    }
    return records;
  }
}
