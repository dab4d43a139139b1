package io.danq.prediction.track;

import io.danq.beam.file.ResourceFiles;
import io.danq.beam.file.WholeResource;
import io.danq.beam.parquet.ParquetFiles;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.track.BedGraph;
import io.danq.sequence.track.BigWig;
import io.danq.sequence.track.TrackContig;
import io.danq.sequence.window.WindowSpec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The tracks of a folder of bins. {@link #read} goes through the bins once; {@link #write} makes a
 * file of each track, on any Beam file system. Memory grows only by 4 bytes per thousand bins and
 * track. Not thread-safe.
 */
public final class Tracks implements AutoCloseable {
  private final List<TrackTarget> targets;
  private final List<TrackContig> contigs;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Integer, SpooledSections> spooled = new TreeMap<>();
  private final Map<Integer, SectionBuilder> builders = new TreeMap<>();
  private long bins;

  /**
   * Tracks of some targets.
   *
   * @param genome the reference of the bins
   */
  public Tracks(List<TrackTarget> targets, ReferenceGenome genome) {
    this.targets = List.copyOf(targets);
    this.contigs = TrackContig.sorted(genome);
    for (int number = 0; number < contigs.size(); number++) {
      numbers.put(contigs.get(number).name(), number);
    }
  }

  /**
   * A track.
   *
   * @param haplotype of its reads; 0 for untagged reads
   * @param file its path below the output folder
   */
  public record Track(TrackTarget target, int haplotype, String file) {}

  /**
   * Reads the bins.
   *
   * @param folder with their Parquet files, on any Beam file system
   * @param progress takes the number of bins so far
   * @throws IOException if there is no Parquet file, or one cannot be read
   * @throws IllegalArgumentException if a bin is not one of the reference
   */
  public void read(String folder, TrackStatistic statistic, LongConsumer progress)
      throws IOException {
    List<ResourceId> files =
        ParquetFiles.some(folder, "'danq predict --output=bins:FOLDER' and 'danq scan' make them");
    int[] numbersOfTargets = targets.stream().mapToInt(TrackTarget::number).toArray();
    BinValues values =
        new BinValues(
            statistic,
            numbersOfTargets,
            (contig, start, haplotype, byTrack) -> {
              add(contig, start, haplotype, byTrack);
              progress.accept(++bins);
            });
    for (ResourceId file : files) {
      values.read(file);
    }
    for (SectionBuilder builder : builders.values()) {
      builder.flush();
    }
    spooled.values().forEach(SpooledSections::sort);
  }

  private void add(String contig, int start, int haplotype, float[] byTrack) throws IOException {
    Integer number = numbers.get(contig);
    if (number == null) {
      throw new IllegalArgumentException(
          "a bin lies on contig " + contig + ", which --reference does not have");
    }
    int length = Math.min(WindowSpec.BIN, contigs.get(number).length() - start);
    if (length < 1) {
      throw new IllegalArgumentException(
          "a bin of "
              + contig
              + " begins at "
              + start
              + ", and the contig of --reference has "
              + contigs.get(number).length()
              + " bases");
    }
    SectionBuilder builder = builders.get(haplotype);
    if (builder == null) {
      SpooledSections sections = new SpooledSections(targets.size());
      spooled.put(haplotype, sections);
      builder = new SectionBuilder(targets.size(), WindowSpec.BIN, sections);
      builders.put(haplotype, builder);
    }
    builder.add(number, start, length, byTrack);
  }

  /** How many bins there were; the two haplotypes of a bin count twice. */
  public long bins() {
    return bins;
  }

  /** The tracks that have values, by target and haplotype. */
  public List<Track> tracks() {
    boolean tagged = spooled.size() > 1 || !spooled.containsKey(0);
    List<Track> tracks = new ArrayList<>();
    for (TrackTarget target : targets) {
      for (int haplotype : spooled.keySet()) {
        String suffix = tagged ? ".h" + haplotype : "";
        tracks.add(new Track(target, haplotype, "tracks/" + target.name() + suffix + ".bw"));
      }
    }
    return tracks;
  }

  /**
   * Writes a file for every track, several at a time; each appears only when it is complete.
   *
   * @param output folder on any Beam file system
   * @param bedGraph whether every track is written as bedGraph too, with a tabix index
   * @param progress receives each finished track; called by several threads, one at a time
   */
  public void write(String output, boolean bedGraph, Consumer<Track> progress) throws IOException {
    try {
      tracks().parallelStream()
          .forEach(
              track -> {
                try {
                  write(output, track, bedGraph);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                synchronized (progress) {
                  progress.accept(track);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(String output, Track track, boolean bedGraph) throws IOException {
    int number = targets.indexOf(track.target());
    SpooledSections sections = Objects.requireNonNull(spooled.get(track.haplotype()));
    BigWig.Blocks blocks = sections.blocks(number);
    WholeResource.write(
        ResourceFiles.below(output, track.file()),
        channel -> {
          OutputStream out = stream(channel);
          BigWig.write(contigs, WindowSpec.BIN, blocks, out);
          out.flush();
        });
    if (!bedGraph) {
      return;
    }
    String text = bedGraph(track.file());
    byte[][] index = new byte[1][];
    WholeResource.write(
        ResourceFiles.below(output, text),
        channel -> {
          OutputStream out = stream(channel);
          index[0] = BedGraph.write(contigs, blocks, out);
          out.flush();
        });
    WholeResource.write(
        ResourceFiles.below(output, text + ".tbi"),
        channel -> {
          OutputStream out = stream(channel);
          out.write(index[0]);
          out.flush();
        });
  }

  /** The bedGraph file next to a bigWig file. */
  static String bedGraph(String bigWig) {
    return bigWig.replaceFirst("\\.bw$", ".bedGraph.gz");
  }

  private static OutputStream stream(WritableByteChannel channel) {
    return new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  @Override
  public void close() throws IOException {
    for (SpooledSections sections : spooled.values()) {
      sections.close();
    }
  }
}
