package io.danq.learning.examples;

import io.danq.beam.file.FileMatch;
import io.danq.sequence.BedLine;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.file.Decompression;
import io.danq.sequence.support.ByteOrderMark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** Reads peak files. A peak is emitted once for every piece of a contig that it touches. */
final class ReadPeaks extends PTransform<PBegin, PCollectionTuple> {
  /** Peaks, keyed by piece. */
  static final TupleTag<KV<String, Peak>> PEAKS = new TupleTag<>() {};

  /** {@code file:line: fault} for every line that could not be read. */
  static final TupleTag<String> BAD_LINES = new TupleTag<>() {};

  private static final long serialVersionUID = 1L;

  private final List<PeakSource> sources;
  private final ExampleSpec spec;

  ReadPeaks(List<PeakSource> sources, ExampleSpec spec) {
    this.sources = sources;
    this.spec = spec;
  }

  @Override
  public PCollectionTuple expand(PBegin input) {
    PCollectionTuple read =
        input
            .apply("Files", Create.of(sources).withCoder(SerializableCoder.of(PeakSource.class)))
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply(
                "Lines",
                ParDo.of(new ReadFn(spec)).withOutputTags(PEAKS, TupleTagList.of(BAD_LINES)));
    read.get(PEAKS).setCoder(KvCoder.of(StringUtf8Coder.of(), new Coders.PeakCoder()));
    read.get(BAD_LINES).setCoder(StringUtf8Coder.of());
    return read;
  }

  /** The key of the piece of a contig that begins at a base. */
  static String key(String contig, int start) {
    return contig + ':' + start;
  }

  /** The contig of a key. */
  static String contig(String key) {
    return key.substring(0, key.lastIndexOf(':'));
  }

  /** The first base of a key. */
  static int start(String key) {
    return Integer.parseInt(key.substring(key.lastIndexOf(':') + 1));
  }

  static final class ReadFn extends DoFn<PeakSource, KV<String, Peak>> {
    private static final long serialVersionUID = 1L;

    private final ExampleSpec spec;

    ReadFn(ExampleSpec spec) {
      this.spec = spec;
    }

    @ProcessElement
    public void read(@Element PeakSource source, MultiOutputReceiver out) throws IOException {
      var file = FileMatch.one(source.file());
      long number = 0;
      try (InputStream in = Channels.newInputStream(FileSystems.open(file.resourceId()));
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(
                      Decompression.of(source.file(), in), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          number++;
          try {
            Optional<GenomicInterval> peak =
                BedLine.parse(number == 1 ? ByteOrderMark.without(line) : line);
            peak.ifPresent(place -> output(new Peak(source.target(), place), out));
          } catch (IllegalArgumentException e) {
            bad(source.file() + ":" + number + ": " + e.getMessage(), out);
          }
        }
      } catch (IOException e) {
        // What is behind the fault would become negatives.
        throw new IOException(
            source.file()
                + " cannot be read to its end; after line "
                + number
                + ": "
                + e.getMessage(),
            e);
      }
    }

    private static void bad(String message, MultiOutputReceiver out) {
      Metrics.counter("danq", "bad_peak_lines").inc();
      out.get(BAD_LINES).output(message);
    }

    private void output(Peak peak, MultiOutputReceiver out) {
      GenomicInterval place = peak.interval();
      int chunk = spec.chunk();
      for (long start = place.start() / chunk * (long) chunk; start < place.end(); start += chunk) {
        out.get(PEAKS).output(KV.of(key(place.contig(), (int) start), peak));
      }
    }
  }
}
