package io.danq.prediction.haplotype;

import io.danq.beam.file.WholeResource;
import io.danq.beam.parquet.ParquetRowSink;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Compares the haplotypes of all bins of a folder: writes a row per bin, keeps the strongest bins,
 * and sums up by target. One bin is in memory at a time. Not thread-safe.
 */
public final class HaplotypeComparison {
  private final @Nullable ModelBundle model;
  private final StrongestBins strongest;
  private final TargetSums targets = new TargetSums();
  private Optional<EffectBackground> background = Optional.empty();
  private boolean checked;
  private long rows;

  /**
   * Begins a comparison.
   *
   * @param model the one that made the bins, for E-values; null for none
   * @param most how many of the strongest bins are kept
   */
  public HaplotypeComparison(@Nullable ModelBundle model, int most) {
    this.model = model;
    this.strongest = new StrongestBins(most);
  }

  /**
   * Compares the haplotypes of all bins.
   *
   * @param bins the folder with their Parquet files
   * @param file where the rows go; it appears only when it is complete
   * @throws IOException if the bins cannot be read or the file cannot be written
   * @throws IllegalArgumentException if another model made the bins
   */
  public void run(String bins, ResourceId file) throws IOException {
    ParquetRowSink sink = new ParquetRowSink(HaplotypeRows.SCHEMA.toString());
    try {
      WholeResource.write(
          file,
          channel -> {
            sink.open(channel);
            rows = HaplotypePair.forEach(bins, pair -> compare(pair, sink));
            sink.flush();
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void compare(HaplotypePair pair, ParquetRowSink sink) {
    if (!checked) {
      background = background(pair.first());
      checked = true;
    }
    HaplotypeDifference difference = HaplotypeDifference.of(pair, background);
    try {
      sink.write(HaplotypeRows.row(difference));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    strongest.add(difference);
    targets.add(difference);
  }

  private Optional<EffectBackground> background(GenericRecord bin) {
    if (model == null) {
      return Optional.empty();
    }
    String here = model.manifest().id() + ", version " + model.manifest().version();
    String there = bin.get("model_id") + ", version " + bin.get("model_version");
    if (!here.equals(there)) {
      throw new IllegalArgumentException(
          "--model is " + here + ", but the bins were made with " + there);
    }
    return model.effects(bin.get("strands").toString().equals("both"));
  }

  /** How many rows of bins there were. */
  public long rows() {
    return rows;
  }

  /** How many bins had reads of both haplotypes of a phase set. */
  public long compared() {
    return targets.bins();
  }

  /** The background that E-values are of; empty without one, or without any bin. */
  public Optional<EffectBackground> background() {
    return background;
  }

  /** The bins whose haplotypes differ most, highest score first. */
  public List<TargetDifference> strongest() {
    return strongest.inOrder();
  }

  /** A summary per target, in target order; none if no bin was compared. */
  public List<TargetSums.Summary> targets() {
    return targets.summaries();
  }
}
