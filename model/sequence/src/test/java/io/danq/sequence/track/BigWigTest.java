package io.danq.sequence.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kotlin.sequences.Sequence;
import org.jetbrains.bio.ScoredInterval;
import org.jetbrains.bio.big.BigSummary;
import org.jetbrains.bio.big.BigWigFile;
import org.jetbrains.bio.big.WigSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What JetBrains' reader of bigWig files finds in ours. */
@Timeout(120)
final class BigWigTest {
  private static final int BIN = 200;

  @TempDir Path folder;

  private Path write(List<TrackContig> contigs, List<TrackSection> sections) throws IOException {
    List<byte[]> blocks = sections.stream().map(TrackSection::toBlock).toList();
    Path file = folder.resolve("track.bw");
    try (OutputStream out = Files.newOutputStream(file)) {
      BigWig.write(contigs, BIN, action -> forEach(blocks, action), out);
    }
    return file;
  }

  private static void forEach(List<byte[]> blocks, BigWig.Blocks.Action action) throws IOException {
    for (byte[] block : blocks) {
      action.accept(block);
    }
  }

  private static BigWigFile open(Path file) throws IOException {
    return BigWigFile.read(file, null);
  }

  /** A value of a bin, as the test thinks of it. */
  private record Bin(int start, int end, float value) {}

  private static List<Bin> bins(List<TrackSection> sections, int contig) {
    List<Bin> bins = new ArrayList<>();
    for (TrackSection section : sections) {
      for (int i = 0; i < section.values().length && section.contig() == contig; i++) {
        int start = section.start() + i * BIN;
        bins.add(new Bin(start, start + section.span(), section.values()[i]));
      }
    }
    return bins;
  }

  private static List<Bin> read(BigWigFile file, String contig) throws IOException {
    List<Bin> bins = new ArrayList<>();
    for (WigSection section : file.query(contig)) {
      for (ScoredInterval each : toList(section.query())) {
        bins.add(new Bin(each.getStart(), each.getEnd(), each.getScore()));
      }
    }
    return bins;
  }

  private static <T> List<T> toList(Sequence<T> sequence) {
    List<T> list = new ArrayList<>();
    sequence.iterator().forEachRemaining(list::add);
    return list;
  }

  private static float[] random(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  /** Sections of up to 1,024 bins with gaps between them, and at last the rest of a bin. */
  private static List<TrackSection> sections(int contig, int length, Random random) {
    List<TrackSection> sections = new ArrayList<>();
    int bins = length / BIN;
    for (int at = random.nextInt(3); at < bins; at += random.nextInt(4)) {
      int count = Math.min(bins - at, 1 + random.nextInt(TrackSection.MOST_VALUES));
      sections.add(new TrackSection(contig, at * BIN, BIN, BIN, random(random, count)));
      at += count;
    }
    if (length % BIN > 0) {
      sections.add(new TrackSection(contig, bins * BIN, BIN, length % BIN, random(random, 1)));
    }
    return sections;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 300, 70_000})
  void everyValueIsReadAgain(int contigs) throws IOException {
    Random random = new Random(contigs);
    List<TrackContig> genome =
        IntStream.range(0, contigs)
            .mapToObj(i -> new TrackContig(String.format("chr%06d", i), 1_000 + 777 * (i % 500)))
            .toList();
    List<TrackSection> sections = new ArrayList<>();
    for (int i = 0; i < contigs; i += 2) { // every second contig has no data
      sections.addAll(sections(i, genome.get(i).length(), random));
    }
    try (BigWigFile file = open(write(genome, sections))) {
      assertThat(file.getChromosomes().size()).isEqualTo(contigs);
      for (int i = 0; i < contigs; i += Math.max(1, contigs / 50)) {
        assertThat(read(file, genome.get(i).name())).isEqualTo(bins(sections, i));
      }
    }
  }

  /** One summary after the other, by a plain loop over bases that the values cover. */
  private static void compare(BigSummary found, List<Bin> bins, long from, long to) {
    long count = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    for (Bin bin : bins) {
      long bases = Math.min(to, bin.end()) - Math.max(from, bin.start());
      if (bases > 0) {
        count += bases;
        least = Math.min(least, bin.value());
        most = Math.max(most, bin.value());
        sum += bases * (double) bin.value();
        squares += bases * (double) bin.value() * bin.value();
      }
    }
    String place = from + ".." + to;
    assertThat(found.getCount()).as(place).isEqualTo(count);
    if (count > 0) {
      assertThat(found.getMinValue()).as(place).isEqualTo(least);
      assertThat(found.getMaxValue()).as(place).isEqualTo(most);
      assertThat(found.getSum()).as(place).isCloseTo(sum, within(1e-5 * sum));
      assertThat(found.getSumSquares()).as(place).isCloseTo(squares, within(1e-5 * squares));
    }
  }

  @Test
  void everyZoomLevelSumsUpItsStretches() throws IOException {
    Random random = new Random(4);
    int length = 64_000_000; // the last levels have a stretch of 16,384,000 and 65,536,000 bases
    List<TrackContig> genome =
        List.of(new TrackContig("a", length), new TrackContig("b", 3_000_100));
    List<TrackSection> sections = new ArrayList<>(sections(0, length, random));
    sections.addAll(sections(1, 3_000_100, random));
    try (BigWigFile file = open(write(genome, sections))) {
      List<Bin> bins = bins(sections, 0);
      for (int reduction = 4_000; reduction <= 16_000_000; reduction *= 4) {
        int stretches = 4;
        int first = reduction * (length / reduction / 2 / stretches * stretches);
        List<BigSummary> found =
            file.summarize("a", first, first + stretches * reduction, stretches, true, null);
        for (int i = 0; i < stretches; i++) {
          long from = first + (long) i * reduction;
          compare(found.get(i), bins, from, from + reduction);
        }
      }
      List<Bin> all = new ArrayList<>(bins);
      all.addAll(bins(sections, 1));
      BigSummary total = file.getTotalSummary();
      assertThat(total.getCount())
          .isEqualTo(all.stream().mapToLong(b -> b.end() - b.start()).sum());
      assertThat(total.getSum())
          .isCloseTo(
              all.stream().mapToDouble(b -> (double) b.value() * (b.end() - b.start())).sum(),
              within(1.0));
    }
  }

  @Test
  void aContigOf250MegabasesHasItsValues() throws IOException {
    Random random = new Random(5);
    int length = 250_000_000;
    List<TrackSection> sections = new ArrayList<>();
    for (int start = 0; start < length; start += 1_000 * BIN) {
      sections.add(new TrackSection(0, start, BIN, BIN, random(random, 1_000)));
    }
    Path written = write(List.of(new TrackContig("chr1", length)), sections);
    try (BigWigFile file = open(written)) {
      for (int i = 0; i < 100; i++) {
        int bin = random.nextInt(length / BIN);
        float value = sections.get(bin / 1_000).values()[bin % 1_000];
        List<WigSection> found = file.query("chr1", bin * BIN, (bin + 1) * BIN, false);
        assertThat(toList(found.get(0).query()))
            .singleElement()
            .satisfies(each -> assertThat(each.getScore()).isEqualTo(value));
      }
      assertThat(file.getTotalSummary().getCount()).isEqualTo(length);
    }
  }

  @Test
  void aTrackWithoutValuesIsAFile() throws IOException {
    try (BigWigFile file = open(write(List.of(new TrackContig("a", 1000)), List.of()))) {
      assertThat(file.query("a")).isEmpty();
      assertThat(file.getTotalSummary().getCount()).isZero();
    }
  }

  private static TrackSection section(int contig, int start, float... values) {
    return new TrackSection(contig, start, BIN, BIN, values);
  }

  @Test
  void whatIsNoTrackIsRefused() {
    List<TrackContig> genome = List.of(new TrackContig("a", 1000), new TrackContig("b", 1000));
    assertThatThrownBy(() -> section(0, 400, 0.5f, Float.NaN))
        .hasMessage("a value after base 400 is NaN");
    assertThatThrownBy(() -> write(genome, List.of(section(0, 400, 1), section(0, 400, 1))))
        .hasMessage("a section of a begins at 400, before the end of the one before it");
    assertThatThrownBy(() -> write(genome, List.of(section(1, 0, 1), section(0, 0, 1))))
        .hasMessage("a section of a begins at 0, before the end of the one before it");
    assertThatThrownBy(() -> write(genome, List.of(section(0, 800, 1, 1))))
        .hasMessage("a bin of a ends at 1200, the contig at 1000");
  }

  @Test
  void bedGraphHasALineForEachBinAndAnIndex() throws IOException {
    List<TrackContig> genome = List.of(new TrackContig("a", 1000), new TrackContig("b", 700));
    List<byte[]> blocks =
        List.of(
            section(0, 200, 0.5f, 1e-7f).toBlock(),
            new TrackSection(1, 600, BIN, 100, new float[] {1}).toBlock());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] index = BedGraph.write(genome, action -> forEach(blocks, action), text);
    Path file = Files.write(folder.resolve("track.bedGraph.gz"), text.toByteArray());
    Files.write(folder.resolve("track.bedGraph.gz.tbi"), index);

    assertThat(BgzipText.lines(file))
        .containsExactly("a\t200\t400\t0.5", "a\t400\t600\t1.0E-7", "b\t600\t700\t1.0");
    assertThat(BgzipText.query(file, "b", 650, 651)).containsExactly("b\t600\t700\t1.0");
    assertThat(BgzipText.query(file, "a", 0, 200)).isEmpty();
  }
}
