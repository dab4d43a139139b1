package io.danq.prediction.track;

import io.danq.beam.parquet.RowFiles;
import io.danq.prediction.bin.BinRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Reads files of bins, and merges the phase sets of a bin and haplotype: reads on both sides of the
 * end of a phase set belong to the same track. Not thread-safe.
 */
final class BinValues {
  private static final List<String> PLACE = List.of("contig", "bin_start", "haplotype", "reads");

  private final TrackStatistic statistic;
  private final int[] targets;
  private final Action action;

  private String contig = "";
  private int start = -1;
  private final Map<Integer, Sum> sums = new TreeMap<>();

  /** Takes the values of a bin and haplotype. */
  interface Action {
    /** Takes values by track. */
    void accept(String contig, int start, int haplotype, float[] values) throws IOException;
  }

  /** The merged rows of a bin and haplotype. */
  private static final class Sum {
    private final double[] values;
    private long reads;

    Sum(int targets) {
      values = new double[targets];
    }
  }

  /**
   * Reads bins.
   *
   * @param targets the wanted targets, by their numbers among the model's outputs
   */
  BinValues(TrackStatistic statistic, int[] targets, Action action) {
    this.statistic = statistic;
    this.targets = targets.clone();
    this.action = action;
  }

  /** Reads a file, whose rows are sorted. */
  void read(ResourceId file) throws IOException {
    List<String> columns = new ArrayList<>(PLACE);
    columns.add(statistic.column());
    try {
      RowFiles.forEach(file, RowFiles.columns(BinRows.SCHEMA, columns), this::add);
      flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    contig = "";
  }

  private void add(GenericRecord row) {
    String itsContig = row.get("contig").toString();
    int itsStart = (Integer) row.get("bin_start");
    if (!itsContig.equals(contig) || itsStart != start) {
      try {
        flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      contig = itsContig;
      start = itsStart;
    }
    Sum sum =
        sums.computeIfAbsent((Integer) row.get("haplotype"), haplotype -> new Sum(targets.length));
    add((List<?>) row.get(statistic.column()), (Long) row.get("reads"), sum);
  }

  private void add(List<?> values, long reads, Sum sum) {
    for (int track = 0; track < targets.length; track++) {
      float value = (Float) values.get(targets[track]);
      double before = sum.values[track];
      sum.values[track] =
          switch (statistic) {
            case MEAN -> before + (double) value * reads;
            case MIN -> sum.reads == 0 ? value : Math.min(before, value);
            case MAX -> sum.reads == 0 ? value : Math.max(before, value);
          };
    }
    sum.reads += reads;
  }

  private void flush() throws IOException {
    for (Map.Entry<Integer, Sum> each : sums.entrySet()) {
      Sum sum = each.getValue();
      double divisor = statistic == TrackStatistic.MEAN ? sum.reads : 1;
      float[] values = new float[targets.length];
      for (int track = 0; track < values.length; track++) {
        values[track] = (float) (sum.values[track] / divisor);
      }
      action.accept(contig, start, each.getKey(), values);
    }
    sums.clear();
  }
}
