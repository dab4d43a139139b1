package io.danq.learning.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.labels.LabelledWindow;
import io.danq.labels.Part;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.testing.RandomDna;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up genome of two and a half megabases and three targets, bin by bin. */
final class ExamplesPipelineTest {
  private static final int TARGETS = 3;

  @TempDir private Path folder;
  private final Map<String, String> genome = new LinkedHashMap<>();
  private final List<List<GenomicInterval>> peaks = new ArrayList<>();

  @BeforeEach
  void makeUp() throws IOException {
    genome.put("chr1", bases(2_300_150, 1));
    genome.put("chr2", bases(150_000, 2).replace("GATTACA", "GATNNRA"));
    genome.put("chr3", bases(999, 3));
    StringBuilder fasta = new StringBuilder();
    genome.forEach(
        (name, text) -> fasta.append('>').append(name).append(" x\n").append(text).append('\n'));
    write("genome.fa.gz", fasta.toString());
    Random random = new Random(4);
    StringBuilder table = new StringBuilder("index\tcell_type\tassay\ttreatment\tpeaks\n");
    for (int target = 0; target < TARGETS; target++) {
      List<GenomicInterval> places = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        String contig = i % 4 == 0 ? "chr2" : "chr1";
        int start = random.nextInt(genome.get(contig).length() - 50);
        places.add(new GenomicInterval(contig, start, start + 50 + random.nextInt(700)));
      }
      places.add(new GenomicInterval("chr1", 999_950, 1_000_250)); // over the edge of two pieces
      places.add(new GenomicInterval("chr1", 0, 400));
      places.add(new GenomicInterval("chr1", 2_300_000, 2_300_150));
      peaks.add(places);
      StringBuilder lines = new StringBuilder("track name=x\n");
      places.forEach(p -> lines.append(p.contig() + "\t" + p.start() + "\t" + p.end() + "\n"));
      write("target" + target + ".bed.gz", lines.toString());
      table.append(target).append("\tcell\tassay\tNone\ttarget").append(target).append(".bed.gz\n");
    }
    Files.writeString(folder.resolve("targets.tsv"), table);
  }

  private static String bases(int length, int seed) {
    return new String(new RandomDna(seed).bases(length), StandardCharsets.US_ASCII);
  }

  private void write(String name, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private ExamplesOptions options(String output, String... more) {
    List<String> args = new ArrayList<>(List.of(more));
    args.add("--reference=" + folder.resolve("genome.fa.gz"));
    args.add("--peaks=" + folder.resolve("targets.tsv"));
    args.add("--output=" + folder.resolve(output));
    if (args.stream().noneMatch(arg -> arg.startsWith("--shards"))) {
      args.add("--shards=3");
    }
    ExamplesOptions options =
        PipelineOptionsFactory.fromArgs(args.toArray(String[]::new)).as(ExamplesOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    return options;
  }

  private Map<String, String> run(String output, String... more) throws IOException {
    ExamplesPipeline.create(options(output, more)).run().waitUntilFinish();
    Map<String, String> examples = new TreeMap<>();
    for (Part part : Part.values()) {
      ExampleFolder.at(folder.resolve(output).toString())
          .read(
              part,
              example ->
                  assertThat(examples.put(place(example), part.title() + " " + text(example)))
                      .isNull());
    }
    return examples;
  }

  private static String place(LabelledWindow example) {
    GenomicInterval place = example.place().orElseThrow();
    return place.contig() + ":" + place.start();
  }

  private static String text(LabelledWindow example) {
    return example.labels() + " " + new String(example.bases(), StandardCharsets.US_ASCII);
  }

  /** The definition, base by base. */
  private Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    genome.forEach(
        (contig, text) -> {
          for (int bin = 400; bin + 600 <= text.length(); bin += 200) {
            List<Integer> labels = new ArrayList<>();
            for (int target = 0; target < TARGETS; target++) {
              if (isCovered(target, contig, bin)) {
                labels.add(target);
              }
            }
            if (!labels.isEmpty()) {
              String part = contig.equals("chr2") ? "test" : "train";
              String set = labels.toString().replace('[', '{').replace(']', '}');
              String window = text.substring(bin - 400, bin + 600).replace('R', 'N');
              expected.put(contig + ":" + (bin - 400), part + " " + set + " " + window);
            }
          }
        });
    return expected;
  }

  private boolean isCovered(int target, String contig, int bin) {
    for (GenomicInterval peak : peaks.get(target)) {
      int covered = 0;
      for (int base = bin; peak.contig().equals(contig) && base < bin + 200; base++) {
        covered += base >= peak.start() && base < peak.end() ? 1 : 0;
      }
      if (covered > 100) {
        return true;
      }
    }
    return false;
  }

  @Test
  void examplesAreThoseOfTheDefinitionBinByBin() throws IOException {
    Map<String, String> examples = run("out", "--testContigs=chr2");
    Map<String, String> expected = expected();
    assertThat(examples.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThan(500);
    expected.forEach((place, example) -> assertThat(examples.get(place)).isEqualTo(example));
    List<String> report = Files.readAllLines(folder.resolve("out/counts.tsv"));
    long test = expected.values().stream().filter(e -> e.startsWith("test")).count();
    assertThat(report.get(0)).isEqualTo("target\ttrain\tvalidation\ttest");
    assertThat(report.get(1)).isEqualTo("examples\t" + (expected.size() - test) + "\t0\t" + test);
    assertThat(report).hasSize(2 + TARGETS);
  }

  @Test
  void theSameSeedMakesTheSameFilesAndKeepsAShareOfTheOtherBins() throws IOException {
    Map<String, String> first = run("a", "--negativeFraction=0.1", "--seed=7");
    Map<String, String> again =
        run("b", "--negativeFraction=0.1", "--seed=7", "--targetParallelism=1");
    Map<String, String> other = run("c", "--negativeFraction=0.1", "--seed=8");
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    long negatives = first.values().stream().filter(e -> e.startsWith("train {} ")).count();
    assertThat(negatives).isBetween(900L, 1300L); // of some 11,700 bins without a label
    assertThat(files("b")).isEqualTo(files("a"));
    assertThat(files("a").keySet())
        .containsExactly(
            "counts.tsv",
            "targets.tsv",
            "train-00000-of-00003.parquet",
            "train-00001-of-00003.parquet",
            "train-00002-of-00003.parquet",
            "warnings.txt");
  }

  @Test
  void anotherRunnerMakesTheSameFilesOfTensOfThousandsOfPeaks() throws IOException {
    write("target0.bed.gz", "chr2\t5000\t5400\nchr2\t90\t99\n".repeat(6_000));
    run("direct", "--testContigs=chr2");
    run(
        "flink",
        "--testContigs=chr2",
        "--runner=FlinkRunner",
        "--flinkMaster=[local]",
        "--parallelism=2");
    assertThat(files("flink")).isEqualTo(files("direct"));
  }

  /** Content of every file that is not a file system's own, in hexadecimal. */
  private Map<String, String> files(String output) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.list(folder.resolve(output))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".")) {
          contents.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }

  @Test
  void regionsAndFractionsSplitTheExamples() throws IOException {
    Map<String, String> examples =
        run("out", "--validationContigs=chr1:1000001-2000000", "--testFraction=1");
    assertThat(examples)
        .isNotEmpty()
        .allSatisfy(
            (place, example) -> {
              int middle = Integer.parseInt(place.replaceFirst(".*:", "")) + 500;
              boolean inRegion =
                  place.startsWith("chr1:") && middle >= 1_000_000 && middle < 2_000_000;
              assertThat(example).startsWith(inRegion ? "validation" : "test");
            });
    assertThat(examples.values()).anyMatch(e -> e.startsWith("validation"));
  }

  @Test
  void examplesAreNotReplacedUnasked() throws IOException {
    run("out", "--shards=1");
    assertThatThrownBy(() -> ExamplesPipeline.create(options("out")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("out already holds examples");
    Files.writeString(folder.resolve("out/notes.txt"), "mine");
    run("out", "--overwrite");
    assertThat(files("out"))
        .containsKeys("notes.txt", "train-00000-of-00003.parquet")
        .doesNotContainKey("train-00000-of-00001.parquet");
  }

  @Test
  void peaksOfAnotherAssemblyAreToldAndMakeNoExamples() throws IOException {
    for (int target = 0; target < TARGETS; target++) {
      write("target" + target + ".bed.gz", "1\t5000\t5400\n1\t9000\t9400\n");
    }
    assertThat(run("out")).isEmpty();
    ExampleFolder examples = ExampleFolder.at(folder.resolve("out").toString());
    assertThat(examples.warnings())
        .containsExactly("contig 1: 6 peaks where the reference has no bases");
    assertThat(examples.counts().examples(Part.TRAIN)).isZero();
    assertThat(examples.counts().targetsWithoutPositives(Part.TRAIN)).isEqualTo(TARGETS);
  }

  @Test
  void aShardThatIsMissingIsNoticed() throws IOException {
    run("out");
    Files.delete(folder.resolve("out/train-00001-of-00003.parquet"));
    assertThatThrownBy(
            () ->
                ExampleFolder.at(folder.resolve("out").toString()).read(Part.TRAIN, example -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("files are missing");
  }

  @Test
  void aBadLineIsToldWithItsPlaceAndCostsNoOther() throws IOException {
    write("target1.bed.gz", "chr1\t5000\t5400\nchr1\tfive\t9\n\nchr1\t9000\t9400\n");
    Map<String, String> examples = run("out");
    assertThat(examples).containsKeys("chr1:4600", "chr1:8600");
    assertThat(Files.readAllLines(folder.resolve("out/warnings.txt")))
        .hasSize(1)
        .first()
        .asString()
        .contains("target1.bed.gz:2: start is 'five'");
  }

  @Test
  void aPeakFileThatEndsInItsMiddleFailsTheRun() throws IOException {
    Path peaks = folder.resolve("target1.bed.gz");
    write("target1.bed.gz", "chr1\t5000\t5400\n".repeat(1_000));
    byte[] whole = Files.readAllBytes(peaks);
    Files.write(peaks, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> run("out"))
        .hasStackTraceContaining(peaks + " cannot be read to its end; after line");
  }

  @Test
  void aPeakFileThatIsMissingIsNamedBeforeAnythingRuns() throws IOException {
    Files.delete(folder.resolve("target2.bed.gz"));
    assertThatThrownBy(() -> ExamplesPipeline.create(options("out")))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("target2.bed.gz");
  }
}
