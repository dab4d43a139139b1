package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.parquet.RowFiles;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From phased reads to bins to the bins whose haplotypes differ. */
@Timeout(300)
final class HaplotypesCommandTest {
  private static final Path DEMO_MODEL = Path.of("../../model/demo-690");

  @TempDir Path folder;

  private DanqCall predict(Path model, String reads, String reference, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "predict",
                "-q",
                "--input=" + SharedData.file(reads),
                "--reference=" + SharedData.file(reference),
                "--referenceCache=" + folder.resolve("references"),
                "--model=" + model,
                "--output=bins:" + folder.resolve("bins")));
    args.addAll(List.of(more));
    return DanqCall.of(args.toArray(String[]::new));
  }

  private DanqCall haplotypes(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "haplotypes",
                "--input=" + folder.resolve("bins"),
                "--output=" + folder.resolve("out")));
    args.addAll(List.of(more));
    return DanqCall.of(args.toArray(String[]::new));
  }

  @Test
  void binsAreShownComparedAndKept() throws IOException {
    Path model = TinyModel.write(folder.resolve("model"));
    assertThat(predict(model, "simulated/long.bam", "simulated/reference.fa").exitCode()).isZero();

    DanqCall shown = DanqCall.of("inspect", folder.resolve("bins").toString());
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.output().get(2)).startsWith("place ").contains("phase set", "haplotype");
    DanqCall.of("inspect", folder.resolve("bins").toString(), "--bed")
        .failedWith(2, "these are bins");

    DanqCall call = haplotypes("--model=" + model, "--rows=3");
    assertThat(call.errors()).isEmpty();
    assertThat(call.exitCode()).isZero();
    assertThat(call.output().get(0)).contains("bins with reads of both haplotypes");
    assertThat(call.output().get(1)).startsWith("E-values: none");
    assertThat(call.output()).filteredOn(line -> line.startsWith("sim")).hasSize(3);
    List<String> strongest = Files.readAllLines(folder.resolve("out/strongest.tsv"));
    assertThat(strongest.get(0)).startsWith("contig\tbin_start\tbin_end\tphase_set\t");
    assertThat(Files.readAllLines(folder.resolve("out/targets.tsv"))).hasSize(1 + 3);

    haplotypes().failedWith(2, "already holds haplotypes.parquet", "--overwrite");
    assertThat(haplotypes("--overwrite").exitCode()).isZero();
  }

  /** The scores of bins with a variant and of those without: how often the first are higher. */
  private static double auroc(List<Float> with, List<Float> without) {
    double higher = 0;
    for (float one : with) {
      for (float other : without) {
        higher += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return higher / (with.size() * (double) without.size());
  }

  /** Places from 0 of the heterozygous variants of a VCF whose samples are phased. */
  private static List<Integer> heterozygous(Path vcf) throws IOException {
    return Files.readAllLines(vcf).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .filter(cells -> cells[9].startsWith("0|1") || cells[9].startsWith("1|0"))
        .map(cells -> Integer.parseInt(cells[1]) - 1)
        .toList();
  }

  @Test
  void binsWithAHeterozygousVariantAreRankedAboveThoseWithout() throws IOException {
    List<Integer> variants = heterozygous(SharedData.file("genome/truth.vcf"));
    assertThat(
            predict(
                    DEMO_MODEL,
                    "genome/hifi.bam",
                    "genome/reference.fa",
                    "--regions=20:1-40000",
                    "--strands=forward")
                .exitCode())
        .isZero();
    assertThat(haplotypes("--model=" + DEMO_MODEL).exitCode()).isZero();

    List<Float> with = new ArrayList<>();
    List<Float> without = new ArrayList<>();
    String file = folder.resolve("out/haplotypes.parquet").toString();
    RowFiles.forEach(
        FileSystems.matchNewResource(file, false),
        row -> (holds(row, variants) ? with : without).add((Float) row.get("score")));
    assertThat(with).hasSizeGreaterThan(20);
    assertThat(auroc(with, without)).isGreaterThan(0.7);
  }

  private static boolean holds(GenericRecord row, List<Integer> variants) {
    int start = (Integer) row.get("bin_start");
    int end = (Integer) row.get("bin_end");
    return variants.stream().anyMatch(place -> place >= start && place < end);
  }
}
