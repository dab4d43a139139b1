package io.danq.prediction.bin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Writes a file per contig, sorted by bin, phase set and haplotype, with a row group for every
 * {@value #PIECE_BASES} bases. A worker has one piece in memory: some 15 MB for a genome with two
 * haplotypes and 690 targets.
 */
public final class WriteBins extends PTransform<PCollection<KV<BinKey, BinSums>>, PDone> {
  private static final long serialVersionUID = 1L;

  /** Five hundred bins. */
  public static final int PIECE_BASES = 100_000;

  private final BinFiles files;
  private final BinRows rows;

  /**
   * Writes into a folder.
   *
   * @param folder on any Beam file system
   * @param prefix the beginning of the names of the files
   * @param rows makes the rows
   */
  public WriteBins(String folder, String prefix, BinRows rows) {
    this.files = new BinFiles(folder, prefix);
    this.rows = rows;
  }

  @Override
  public PDone expand(PCollection<KV<BinKey, BinSums>> bins) {
    bins.apply(
            "Pieces",
            WithKeys.<KV<String, Integer>, KV<BinKey, BinSums>>of(bin -> piece(bin.getKey()))
                .withKeyType(
                    TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.integers())))
        .setCoder(KvCoder.of(KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of()), SumBins.coder()))
        .apply("Group", GroupByKey.create())
        .apply("WritePieces", ParDo.of(new PieceFn(files, rows)))
        .setCoder(
            KvCoder.of(StringUtf8Coder.of(), KvCoder.of(VarIntCoder.of(), StringUtf8Coder.of())))
        .apply("Contigs", GroupByKey.create())
        .apply("Join", ParDo.of(new JoinFn(files)))
        .setCoder(StringUtf8Coder.of())
        .apply("CountContigs", Count.globally())
        .apply("EvenIfEmpty", ParDo.of(new EmptyFn(files)));
    return PDone.in(bins.getPipeline());
  }

  private static KV<String, Integer> piece(BinKey key) {
    return KV.of(key.contig(), key.start() / PIECE_BASES);
  }

  static final class PieceFn
      extends DoFn<
          KV<KV<String, Integer>, Iterable<KV<BinKey, BinSums>>>, KV<String, KV<Integer, String>>> {
    private static final long serialVersionUID = 1L;

    private final BinFiles files;
    private final BinRows rows;

    PieceFn(BinFiles files, BinRows rows) {
      this.files = files;
      this.rows = rows;
    }

    @ProcessElement
    public void write(
        @Element KV<KV<String, Integer>, Iterable<KV<BinKey, BinSums>>> piece,
        OutputReceiver<KV<String, KV<Integer, String>>> out)
        throws IOException {
      List<KV<BinKey, BinSums>> bins = new ArrayList<>();
      piece.getValue().forEach(bins::add);
      bins.sort(Comparator.comparing(KV::getKey));
      Iterable<GenericRecord> sorted =
          () -> bins.stream().map(bin -> rows.row(bin.getKey(), bin.getValue())).iterator();
      KV<String, Integer> place = piece.getKey();
      out.output(KV.of(place.getKey(), KV.of(place.getValue(), files.writePiece(sorted))));
    }
  }

  static final class JoinFn extends DoFn<KV<String, Iterable<KV<Integer, String>>>, String> {
    private static final long serialVersionUID = 1L;

    private final BinFiles files;

    JoinFn(BinFiles files) {
      this.files = files;
    }

    @ProcessElement
    public void join(
        @Element KV<String, Iterable<KV<Integer, String>>> contig, OutputReceiver<String> out)
        throws IOException {
      List<KV<Integer, String>> pieces = new ArrayList<>();
      contig.getValue().forEach(pieces::add);
      pieces.sort(Comparator.comparing(KV::getKey));
      files.join(contig.getKey(), pieces.stream().map(KV::getValue).toList());
      out.output(contig.getKey());
    }
  }

  static final class EmptyFn extends DoFn<Long, Void> {
    private static final long serialVersionUID = 1L;

    private final BinFiles files;

    EmptyFn(BinFiles files) {
      this.files = files;
    }

    @ProcessElement
    public void write(@Element Long contigs) throws IOException {
      if (contigs == 0) {
        files.writeEmpty();
      }
    }
  }
}
