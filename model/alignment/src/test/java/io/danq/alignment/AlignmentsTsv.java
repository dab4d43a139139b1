package io.danq.alignment;

import io.danq.sequence.Alignment;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.Strand;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceReader;
import io.danq.sequence.genome.LocalFasta;
import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.genome.ReferenceCache;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints the alignments of reads, for {@code src/verification/bwa.sh}. */
final class AlignmentsTsv {
  private static final int BATCH = 500;

  private AlignmentsTsv() {}

  /**
   * Prints a line per read.
   *
   * @param args FASTA of the reference, reads, and a folder for the index
   */
  public static void main(String[] args) throws IOException {
    PackedReference reference =
        ReferenceCache.at(Path.of(args[2]))
            .open(LocalFasta.of(Path.of(args[0])), PackingListener.NONE);
    ReadAligner aligner =
        IndexCache.open(reference, args[0], PackingListener.NONE).aligner(InsertSize.DEFAULT);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (SequenceReader reader =
        SequenceFiles.open(args[1], Files.newInputStream(Path.of(args[1])), Optional.empty())) {
      List<SequenceRecord> batch = new ArrayList<>();
      for (Optional<ReadOutcome> next = reader.next(); next.isPresent(); next = reader.next()) {
        batch.add((SequenceRecord) next.get());
        if (batch.size() == BATCH) {
          aligner.align(batch).forEach(read -> out.println(line(read)));
          batch.clear();
        }
      }
      aligner.align(batch).forEach(read -> out.println(line(read)));
    }
    out.flush();
  }

  /** Name, 1 if unmapped, 1 if reverse, contig, 1-based position, quality, CIGAR. */
  private static String line(AlignedRead read) {
    // bwa takes the end of a name that tells mates apart off
    String name = read.read().id().replaceFirst("/[12]$", "");
    if (!(read.outcome() instanceof SequenceRecord record)) {
      return String.join("\t", name, "1", "0", "*", "0", "0", "*");
    }
    Alignment alignment = record.alignment().orElseThrow();
    return String.join(
        "\t",
        name,
        "0",
        alignment.strand() == Strand.REVERSE ? "1" : "0",
        alignment.contig(),
        String.valueOf(alignment.start() + 1),
        String.valueOf(alignment.tags().mappingQuality().orElse(255)),
        alignment.operations().stream()
            .map(operation -> operation.length() + letter(operation.kind()))
            .collect(Collectors.joining()));
  }

  private static String letter(Alignment.Kind kind) {
    return switch (kind) {
      case ALIGNED -> "M";
      case INSERTED -> "I";
      case CLIPPED -> "S";
      case DELETED -> "D";
      case SKIPPED -> "N";
    };
  }
}
