package io.danq.prediction.read;

import io.danq.beam.file.Pipes;
import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.sequence.file.FileDivider;
import io.danq.sequence.file.FilePiece;
import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Divides large files into pieces, each passed on as soon as it is found. Other files are passed on
 * as one piece. It does not count the bytes that it reads: the readers of the pieces do.
 */
final class DivideFiles extends DoFn<Metadata, KV<Metadata, FilePiece>> {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(DivideFiles.class);

  private final FileFormat format;
  private final boolean withReference;
  private final boolean everywhere;

  /**
   * Divides the files of a run.
   *
   * @param cutting what is done with their records. If only records of regions are wanted, and an
   *     index may help to find them, no file is divided
   */
  DivideFiles(FileFormat format, Cutting cutting) {
    this.format = format;
    this.withReference = cutting.reference() != null;
    this.everywhere = cutting.regionsToRead() == null;
  }

  @ProcessElement
  public void divide(@Element Metadata file, OutputReceiver<KV<Metadata, FilePiece>> out)
      throws IOException {
    Optional<ResourceContent> content =
        everywhere && file.sizeBytes() > format.pieceBytes() && !Pipes.isPipe(file)
            ? open(file)
            : Optional.empty();
    if (content.isEmpty()) {
      out.output(KV.of(file, FilePiece.WHOLE));
      return;
    }
    FileDivider divider =
        new FileDivider(
            Optional.ofNullable(format.name()),
            format.maxRecordBytes(),
            withReference,
            format.pieceBytes(),
            LOG::warn);
    try (ResourceContent opened = content.get()) {
      divider.divide(Pipes.name(file), opened, piece -> out.output(KV.of(file, piece)));
    }
  }

  private static Optional<ResourceContent> open(Metadata file) {
    try {
      Optional<ResourceContent> content = ResourceContent.open(file.resourceId(), bytes -> {});
      if (content.isEmpty()) {
        LOG.warn("{} is read by one worker: it can only be read from its start", Pipes.name(file));
      }
      return content;
    } catch (IOException e) {
      return Optional.empty(); // its reader reports it
    }
  }
}
