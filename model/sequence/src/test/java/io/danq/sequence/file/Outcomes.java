package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.SkippedRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Everything that was read from a file.
 *
 * @param all the records that were not skipped, and the failures
 */
record Outcomes(List<ReadOutcome> all, List<SkippedRecord> skipped) {
  static final String FILE = "reads.any";

  static Outcomes of(Path file) throws IOException {
    return of(Files.newInputStream(file));
  }

  static Outcomes of(String text) throws IOException {
    return of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Outcomes of(byte[] content) throws IOException {
    return of(new ByteArrayInputStream(content));
  }

  private static Outcomes of(InputStream content) throws IOException {
    try (SequenceReader reader = SequenceFiles.open(FILE, content, Optional.empty())) {
      return drain(reader);
    }
  }

  static Outcomes drain(SequenceReader reader) {
    List<ReadOutcome> all = new ArrayList<>();
    List<SkippedRecord> skipped = new ArrayList<>();
    for (Optional<ReadOutcome> next = reader.next(); next.isPresent(); next = reader.next()) {
      if (next.get() instanceof SkippedRecord left) {
        skipped.add(left);
      } else {
        all.add(next.get());
      }
    }
    assertThat(reader.next()).as("the end stays the end").isEmpty();
    return new Outcomes(all, skipped);
  }

  List<SequenceRecord> records() {
    return all.stream()
        .filter(SequenceRecord.class::isInstance)
        .map(SequenceRecord.class::cast)
        .toList();
  }

  List<FailedRecord> failures() {
    return all.stream()
        .filter(FailedRecord.class::isInstance)
        .map(FailedRecord.class::cast)
        .toList();
  }

  /** Ids of the sequences, "!" and the reason for the failures, in order. */
  List<String> summary() {
    return all.stream()
        .map(
            outcome ->
                outcome instanceof FailedRecord failure
                    ? "!" + failure.reason()
                    : ((SequenceRecord) outcome).id())
        .toList();
  }

  List<Long> numbers() {
    return all.stream().map(o -> ((RecordSource.FileEntry) o.source()).number()).toList();
  }

  /** Id and bases of every sequence. */
  List<String> sequences() {
    return records().stream().map(r -> r.id() + " " + text(r.bases())).toList();
  }

  /** Asserts that the file was read up to the damage, which is reported once, at the end. */
  FailedRecord damage() {
    assertThat(all).isNotEmpty();
    assertThat(summary().subList(0, all.size() - 1))
        .doesNotContain("!" + FailureReason.UNREADABLE_FILE);
    assertThat(all.get(all.size() - 1)).isInstanceOf(FailedRecord.class);
    FailedRecord last = (FailedRecord) all.get(all.size() - 1);
    assertThat(last.reason()).isEqualTo(FailureReason.UNREADABLE_FILE);
    return last;
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  static byte[] bgzf(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream bgzf = new BlockCompressedOutputStream(out, (File) null)) {
      bgzf.write(content);
    }
    return out.toByteArray();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
