package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.parquet.ParquetFiles;
import io.danq.cli.text.ParquetRows;
import io.danq.network.testing.Differences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small batches run in one thread, without a cluster. Every task writes a file of its own. */
@Timeout(300)
final class OneThreadTest {
  private static final int READS = 40;
  private static final int LENGTH = 900;

  @TempDir Path folder;
  private Path model;
  private GenomeReads genome;

  @BeforeEach
  void write() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
    genome = GenomeReads.on(folder.resolve("genome.fa"));
  }

  private void danq(String command, String output, String... more) {
    List<String> args = new ArrayList<>(List.of(command));
    args.add("--reference=" + genome.reference());
    args.add("--referenceCache=" + folder.resolve("cache"));
    args.add("--model=" + model);
    args.add("--output=" + output);
    args.addAll(List.of(more));
    DanqCall call = DanqCall.of(args.toArray(String[]::new));
    assertThat(call.exitCode()).as("%s", call).isZero();
  }

  private Path place(String output, String kind) {
    return folder.resolve(output).resolve(kind);
  }

  private List<String> rows(Path place) throws IOException {
    List<String> rows = new ArrayList<>();
    ParquetRows.forEach(place.toString(), row -> rows.add(row.toString()));
    return rows;
  }

  private void assertSameRows(String kind) throws IOException {
    List<String> tasks = rows(place("tasks", kind));
    assertThat(tasks).hasSizeGreaterThan(READS);
    Differences.assertSame(rows(place("one", kind)), tasks);
  }

  private Path sam(int reads) throws IOException {
    List<String> records =
        IntStream.range(0, reads)
            .mapToObj(number -> genome.aligned("read" + number, LENGTH).text())
            .toList();
    List<String> lines =
        Stream.concat(Stream.of("@SQ\tSN:chr1\tLN:40000"), records.stream()).toList();
    return Files.write(folder.resolve("reads.sam"), lines);
  }

  @Test
  void aFewReadsHaveTheRowsAndBinsThatTasksGiveThem() throws IOException {
    String input = sam(READS).toString();
    danq("predict", place("one", "").toString(), input, "--output=bins:" + place("one-bins", ""));
    danq(
        "predict",
        place("tasks", "").toString(),
        input,
        "--output=bins:" + place("tasks-bins", ""),
        "--parallelism=2");
    assertSameRows("predictions");
    Differences.assertSame(rows(place("one-bins", "bins")), rows(place("tasks-bins", "bins")));
    assertThat(ParquetFiles.in(place("one", "predictions").toString())).hasSize(1);
    assertThat(ParquetFiles.in(place("tasks", "predictions").toString())).hasSize(2);
  }

  @Test
  void manyReadsHaveTasks() throws IOException {
    danq("predict", place("out", "").toString(), sam(10 * READS).toString());
    assertThat(ParquetFiles.in(place("out", "predictions").toString()))
        .hasSize(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void aFewVariantsHaveTheRowsThatTasksGiveThem() throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of("##fileformat=VCFv4.3", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"));
    for (int number = 1; number <= 2 * READS; number++) {
      lines.add(genome.snv(300 * number));
    }
    String input = Files.write(folder.resolve("calls.vcf"), lines).toString();
    danq("variants", place("one", "").toString(), input);
    danq("variants", place("tasks", "").toString(), input, "--parallelism=2");
    assertSameRows("variants");
  }

  @Test
  void aShortGenomeHasTheBinsThatTasksGiveIt() throws IOException {
    danq("scan", place("one", "").toString());
    danq("scan", place("tasks", "").toString(), "--parallelism=2");
    assertSameRows("bins");
  }
}
