package io.danq.prediction.write;

import io.danq.beam.option.TimeSpan;
import io.danq.beam.parquet.ParquetRowSink;
import io.danq.prediction.options.StreamingPredictionOptions;
import java.io.Serializable;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.transforms.Contextful;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as Parquet files that pandas, DuckDB and Spark can read directly.
 *
 * <p>Bounded rows make as many files as there are workers, at least one. Unbounded rows of watched
 * files and replays make a set of files per event-time window, in folders by date and model version
 * ({@link HiveFolders}), each complete when it appears. ({@code WriteSlices} writes the rows of a
 * topic.) A shard that reaches {@value #MAX_FILE_ROWS} rows is written before its window ends:
 * waiting rows are held in memory (about 20 KB each with 919 scores), and a window may hold very
 * many.
 */
public final class WriteParquet extends PTransform<PCollection<GenericRecord>, PDone> {
  private static final long serialVersionUID = 1L;
  private static final int MAX_FILE_ROWS = 10_000;
  private static final String NO_VERSION = "";

  private final String folder;
  private final String prefix;
  private final String schema;
  private final @Nullable Windowing windowing;

  /**
   * How unbounded rows are cut into files.
   *
   * @param window length of an event-time window, at least 1 s
   * @param shards files per window, at least 1
   */
  public record Windowing(TimeSpan window, int shards) implements Serializable {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Windowing {
      if (window.duration().toSeconds() < 1) {
        throw new IllegalArgumentException("window must be at least 1s, was " + window);
      }
      if (shards < 1) {
        throw new IllegalArgumentException("shards must be at least 1, was " + shards);
      }
    }

    /**
     * Reads a stream's options.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Windowing of(StreamingPredictionOptions options) {
      return new Windowing(options.getWindow(), options.getShards());
    }
  }

  private WriteParquet(String folder, String prefix, Schema schema, @Nullable Windowing windowing) {
    this.folder = folder;
    this.prefix = prefix;
    this.schema = schema.toString();
    this.windowing = windowing;
  }

  /**
   * Writes bounded rows.
   *
   * @param prefix the beginning of the names of the files, with a dash at its end
   */
  static WriteParquet bounded(String folder, String prefix, Schema schema) {
    String name = prefix.substring(0, prefix.length() - 1);
    return new WriteParquet(folder, name, schema, null);
  }

  /** Writes unbounded rows, window by window, those of each version of a model apart. */
  static WriteParquet windowed(String folder, RowKind kind, Windowing windowing) {
    return new WriteParquet(folder, kind.folder(), kind.schema(), windowing);
  }

  @Override
  public PDone expand(PCollection<GenericRecord> rows) {
    if (windowing == null) {
      rows.apply("Write", evenIfEmpty());
    } else {
      rows.apply(
              "Windows",
              Window.<GenericRecord>into(FixedWindows.of(windowing.window().toJoda()))
                  .triggering(
                      AfterWatermark.pastEndOfWindow()
                          .withEarlyFirings(AfterPane.elementCountAtLeast(MAX_FILE_ROWS)))
                  .withOnTimeBehavior(Window.OnTimeBehavior.FIRE_IF_NON_EMPTY)
                  .withAllowedLateness(Duration.ZERO)
                  .discardingFiredPanes())
          .apply("Write", byVersion().withNumShards(windowing.shards()));
    }
    return PDone.in(rows.getPipeline());
  }

  /**
   * Writes an empty file if there are no rows, so that a reader finds the columns. Beam does that
   * only for writes without windows, which is all that the deprecated method changes here.
   */
  @SuppressWarnings({"deprecation", "InlineMeSuggester"})
  private FileIO.Write<Void, GenericRecord> evenIfEmpty() {
    return FileIO.<GenericRecord>write()
        .via(new ParquetRowSink(schema))
        .to(folder)
        .withNaming(naming(prefix, NO_VERSION))
        .withIgnoreWindowing();
  }

  /** A stream that follows a registry has rows of several versions in one window. */
  private FileIO.Write<String, GenericRecord> byVersion() {
    String sinkSchema = schema;
    String start = prefix;
    return FileIO.<String, GenericRecord>writeDynamic()
        .by(row -> Objects.requireNonNullElse(HiveFolders.of(row).version(), NO_VERSION))
        .withDestinationCoder(StringUtf8Coder.of())
        .via(Contextful.fn(version -> new ParquetRowSink(sinkSchema)))
        .to(folder)
        .withNaming(version -> naming(start, version));
  }

  private static RowFileNaming naming(String prefix, String version) {
    return new RowFileNaming(prefix, new HiveFolders(version.equals(NO_VERSION) ? null : version));
  }
}
