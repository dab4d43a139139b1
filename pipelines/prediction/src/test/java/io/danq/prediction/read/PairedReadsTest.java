package io.danq.prediction.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceFormat;
import io.danq.sequence.file.SequenceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairedReadsTest {
  /** A FASTQ with a read of each name; {@code !} is a broken record. */
  private static SequenceReader reader(String names) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : names.split(" ", -1)) {
      text.append(name.equals("!") ? "@broken\nACGT\n+\nI\n" : "@" + name + " x\nACGT\n+\nIIII\n");
    }
    return SequenceFiles.open(
        "reads.fastq",
        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
        Optional.of(SequenceFormat.FASTQ));
  }

  private static final class Seen implements PairedReads.Target {
    final List<String> seen = new ArrayList<>();

    @Override
    public void pair(SequenceRecord first, SequenceRecord second) {
      seen.add(first.id() + "+" + second.id());
    }

    @Override
    public void single(ReadOutcome outcome) {
      seen.add(
          outcome instanceof SequenceRecord read
              ? read.id()
              : ((FailedRecord) outcome).message().replaceFirst("^line.*", "broken"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a b, a b, a+a | b+b",
    "a/1 b/1, a/2 b/2, a/1+a/2 | b/1+b/2",
    "a/1, a/1, a/1+a/1",
    "a/2, a/1, read a/2 has no mate: the read next to it is a/1"
        + " | read a/1 has no mate: the read next to it is a/2",
    "a ! c, a b c, a+a | broken | b | c+c",
    "a b, a, a+a | read b has no mate: the other file has ended",
    "a x c, a y c, a+a | read x has no mate: the read next to it is y"
        + " | read y has no mate: the read next to it is x | c+c"
  })
  void readsOfTwoFilesArePairedByTheirOrder(String first, String second, String expected)
      throws IOException {
    Seen seen = new Seen();
    try (SequenceReader one = reader(first);
        SequenceReader other = reader(second)) {
      new PairedReads(seen).readTwo(one, other);
    }
    assertThat(String.join(" | ", seen.seen)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a a b b, a+a | b+b",
    "a/1 a/2 b b, a/1+a/2 | b+b",
    "a b b, read a has no mate: the read after it is b | b+b",
    "a a b, a+a | read b has no mate: the file ends after it",
    "a ! b b, a | broken | b+b",
    "! a b b, broken | a | b+b",
    "! a a, broken | a+a",
    "!, broken"
  })
  void readsOfAnInterleavedFileArePairedByTheirNames(String names, String expected)
      throws IOException {
    Seen seen = new Seen();
    try (SequenceReader reader = reader(names)) {
      new PairedReads(seen).readInterleaved(reader);
    }
    assertThat(String.join(" | ", seen.seen)).isEqualTo(expected);
  }
}
