package io.danq.prediction.read;

import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.WindowTags;
import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.file.SequenceReader;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MetadataCoderV2;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Reads files of pairs and cuts them into windows. The two files of pairs are read together by one
 * worker, to their ends.
 */
public final class ReadPairedFiles extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final List<KV<Metadata, Metadata>> files;
  private final FileFormat format;
  private final Cutting cutting;

  private ReadPairedFiles(List<KV<Metadata, Metadata>> files, FileFormat format, Cutting cutting) {
    this.files = files;
    this.format = format;
    this.cutting = cutting;
  }

  /**
   * Reads files in twos: the first reads of pairs, and their mates.
   *
   * @throws IllegalArgumentException if their number is odd
   */
  public static ReadPairedFiles twoByTwo(List<Metadata> files, FileFormat format, Cutting cutting) {
    if (files.size() % 2 != 0) {
      throw new IllegalArgumentException("files of pairs come two by two, not " + files.size());
    }
    List<KV<Metadata, Metadata>> pairs = new ArrayList<>();
    for (int i = 0; i < files.size(); i += 2) {
      pairs.add(KV.of(files.get(i), files.get(i + 1)));
    }
    return new ReadPairedFiles(pairs, format, cutting);
  }

  /** Reads files that hold both reads of each pair, one after the other. */
  public static ReadPairedFiles interleaved(
      List<Metadata> files, FileFormat format, Cutting cutting) {
    return new ReadPairedFiles(
        files.stream().map(file -> KV.of(file, file)).toList(), format, cutting);
  }

  @Override
  public PCollectionTuple expand(PBegin input) {
    return WindowTags.withCoders(
        input
            .apply(
                "Files",
                Create.of(files).withCoder(KvCoder.of(MetadataCoderV2.of(), MetadataCoderV2.of())))
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply(
                "Cut",
                ParDo.of(new ReadFn(format, cutting))
                    .withOutputTags(WindowTags.WINDOWS, WindowTags.OTHERS)));
  }

  static final class ReadFn extends DoFn<KV<Metadata, Metadata>, Sliced<SequenceWindow>> {
    private static final long serialVersionUID = 1L;

    private final FileFormat format;
    private final Cutting cutting;
    private transient WindowExtractor extractor;
    private transient InputRecords inputs;

    ReadFn(FileFormat format, Cutting cutting) {
      this.format = format;
      this.cutting = cutting;
    }

    @Setup
    public void open() throws IOException {
      extractor = new WindowExtractor(cutting);
      inputs = new InputRecords(format, extractor.contigs(), null);
    }

    @ProcessElement
    public void read(@Element KV<Metadata, Metadata> files, MultiOutputReceiver out) {
      Consumer<SequenceWindow> windows = WindowTags.windows(out, OptionalLong.empty());
      Consumer<FailedRecord> failures = WindowTags.failures(out, OptionalLong.empty());
      PairedReads pairs =
          new PairedReads(
              new PairedReads.Target() {
                @Override
                public void pair(SequenceRecord first, SequenceRecord second) {
                  extractor.extractPair(first, second, windows, failures);
                }

                @Override
                public void single(ReadOutcome outcome) {
                  extractor.extract(outcome, windows, failures);
                }
              });
      Metadata current = files.getKey();
      try (SequenceReader first = inputs.open(current)) {
        if (files.getKey().equals(files.getValue())) {
          pairs.readInterleaved(first);
          return;
        }
        current = files.getValue();
        try (SequenceReader second = inputs.open(current)) {
          pairs.readTwo(first, second);
        }
      } catch (IOException e) {
        extractor.extract(CutRecords.unreadable(current, 1, e), windows, failures);
      }
    }
  }
}
