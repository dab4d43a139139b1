package io.danq.prediction.read;

import io.danq.beam.file.Pipes;
import io.danq.beam.metrics.PredictionMetrics;
import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.Regions;
import io.danq.sequence.file.ContigBases;
import io.danq.sequence.file.FilePiece;
import io.danq.sequence.file.PieceFiles;
import io.danq.sequence.file.RegionFiles;
import io.danq.sequence.file.SequenceReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the records of input files, or of pieces of them, and counts their bytes. If regions are
 * given and the file allows it, it reads little else of the file. Thread-safe.
 */
final class InputRecords {
  private static final Logger LOG = LoggerFactory.getLogger(InputRecords.class);

  private final FileFormat format;
  private final ContigBases contigs;
  private final @Nullable Regions regions;

  /**
   * How files are read.
   *
   * @param contigs the bases that CRAM files are decoded with
   * @param regions where the wanted records lie; null for everywhere
   */
  InputRecords(FileFormat format, ContigBases contigs, @Nullable Regions regions) {
    this.format = format;
    this.contigs = contigs;
    this.regions = regions;
  }

  /**
   * Passes on the records of a piece of a file, in order. With regions it may pass on others, too.
   *
   * @throws IOException if the file cannot be opened, or is not a sequence file
   */
  void forEach(Metadata file, FilePiece piece, Consumer<ReadOutcome> outcomes) throws IOException {
    if (piece.equals(FilePiece.WHOLE)) {
      forEach(file, outcomes);
      return;
    }
    PieceFiles pieces =
        new PieceFiles(Optional.ofNullable(format.name()), format.maxRecordBytes(), contigs);
    try (ResourceContent content =
            ResourceContent.open(file.resourceId(), InputRecords::count)
                .orElseThrow(() -> new IOException("the file can only be read from its start"));
        SequenceReader reader = pieces.open(Pipes.name(file), content, piece)) {
      drain(reader, outcomes);
    }
  }

  private void forEach(Metadata file, Consumer<ReadOutcome> outcomes) throws IOException {
    if (regions == null || Pipes.isPipe(file)) {
      readAll(file, outcomes);
      return;
    }
    Optional<ResourceContent> content =
        ResourceContent.open(file.resourceId(), InputRecords::count);
    if (content.isEmpty()) {
      readAll(file, outcomes);
      return;
    }
    RegionFiles files =
        new RegionFiles(
            regions,
            Optional.ofNullable(format.name()),
            format.maxRecordBytes(),
            contigs,
            LOG::warn);
    try (ResourceContent opened = content.get();
        SequenceReader reader = files.open(Pipes.name(file), opened)) {
      drain(reader, outcomes);
    }
  }

  private void readAll(Metadata file, Consumer<ReadOutcome> outcomes) throws IOException {
    try (SequenceReader reader = open(file)) {
      drain(reader, outcomes);
    }
  }

  /**
   * Opens a file to read all of its records.
   *
   * @throws IOException if the file cannot be opened, or is not a sequence file
   */
  SequenceReader open(Metadata file) throws IOException {
    return format.open(
        Pipes.name(file), new CountingStream(Pipes.open(file), InputRecords::count), contigs);
  }

  private static void drain(SequenceReader reader, Consumer<ReadOutcome> outcomes) {
    for (var outcome = reader.next(); outcome.isPresent(); outcome = reader.next()) {
      outcomes.accept(outcome.get());
    }
  }

  private static void count(long bytes) {
    PredictionMetrics.count(PredictionMetrics.BYTES, bytes);
  }
}
