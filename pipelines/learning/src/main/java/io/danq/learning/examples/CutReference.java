package io.danq.learning.examples;

import io.danq.beam.file.FileMatch;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceFormat;
import io.danq.sequence.file.SequenceReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Cuts the contigs of FASTA files, plain or gzip, into pieces. One worker reads a whole file, one
 * contig at a time.
 */
final class CutReference extends PTransform<PBegin, PCollection<KV<String, ContigChunk>>> {
  private static final long serialVersionUID = 1L;

  private final List<String> files;
  private final ExampleSpec spec;

  CutReference(List<String> files, ExampleSpec spec) {
    this.files = files;
    this.spec = spec;
  }

  @Override
  public PCollection<KV<String, ContigChunk>> expand(PBegin input) {
    return input
        .apply("Files", Create.of(files).withCoder(StringUtf8Coder.of()))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Cut", ParDo.of(new CutFn(spec)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), new Coders.ContigChunkCoder()));
  }

  static final class CutFn extends DoFn<String, KV<String, ContigChunk>> {
    private static final long serialVersionUID = 1L;

    private final ExampleSpec spec;

    CutFn(ExampleSpec spec) {
      this.spec = spec;
    }

    /** If the reference cannot be read to its end, the run fails. */
    @ProcessElement
    public void cut(@Element String file, OutputReceiver<KV<String, ContigChunk>> out)
        throws IOException {
      var resource = FileMatch.one(file).resourceId();
      try (SequenceReader reader =
          SequenceFiles.open(
              file,
              Channels.newInputStream(FileSystems.open(resource)),
              Optional.of(SequenceFormat.FASTA))) {
        for (Optional<ReadOutcome> outcome = reader.next();
            outcome.isPresent();
            outcome = reader.next()) {
          if (outcome.get() instanceof FailedRecord failed) {
            throw new IOException(file + " is damaged: " + failed.message());
          }
          if (outcome.get() instanceof SequenceRecord contig) {
            cut(contig, out);
          }
        }
      }
    }

    private void cut(SequenceRecord contig, OutputReceiver<KV<String, ContigChunk>> out) {
      byte[] bases = contig.bases();
      for (long start = 0; start < bases.length; start += spec.chunk()) {
        String key = ReadPeaks.key(contig.id(), (int) start);
        out.output(KV.of(key, ContigChunk.of(contig.id(), bases, (int) start, spec)));
      }
    }
  }
}
