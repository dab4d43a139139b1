package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.tribble.readers.TabixReader;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.PlainVariant;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variants, through the whole pipeline. */
@Timeout(300)
final class VariantPredictionTest {
  private static final double CLAMP = 1e-7;
  private static final String COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";

  @TempDir Path folder;
  private ModelBundle bundle;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("model");
    bundle = TestBundles.random(model, TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  private static Map<String, String> reference(Path fasta) throws IOException {
    Map<String, String> contigs = new LinkedHashMap<>();
    String name = "";
    for (String line : Files.readAllLines(fasta)) {
      if (line.startsWith(">")) {
        name = line.substring(1).replaceAll("\\s.*", "");
      } else {
        contigs.merge(name, line.strip().toUpperCase(Locale.ROOT), String::concat);
      }
    }
    return contigs;
  }

  private VariantRun run(Path vcf, String... more) throws IOException {
    return VariantRun.of(
        model, vcf, SharedData.file("simulated/reference.fa"), folder.resolve("out"), more);
  }

  @ParameterizedTest
  @CsvSource({
    "simulated/variants.vcf, simulated/reference.fa",
    "genome/NA12878.vcf, genome/reference.fa",
    "genome/truth.vcf, genome/reference.fa",
  })
  void everyAlleleHasTheScoresThatTheConventionGivesIt(String vcf, String fasta)
      throws IOException {
    VariantRun run =
        VariantRun.of(
            model,
            SharedData.file(vcf),
            SharedData.file(fasta),
            folder.resolve("out"),
            "--minAbsDiff=0",
            "--maxHits=2");
    Map<String, String> contigs = reference(SharedData.file(fasta));
    List<String> lines =
        Files.readAllLines(SharedData.file(vcf)).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(run.failed()).isEmpty();
    assertThat(run.rows().stream().map(row -> row.get("row_id")).distinct())
        .hasSameSizeAs(run.rows());
    int next = 0;
    try (Predictor predictor = Predictor.create(bundle, Strands.BOTH)) {
      for (String line : lines) {
        String[] columns = line.split("\t", -1);
        List<String> alts = List.of(columns[4].split(",", -1));
        for (int i = 0; i < alts.size(); i++) {
          GenericRecord row = run.rows().get(next);
          next++;
          assertThat(row.get("contig")).hasToString(columns[0]);
          assertThat(row.get("pos")).hasToString(columns[1]);
          assertThat(row.get("ref")).hasToString(columns[3]);
          assertThat(row.get("alt")).hasToString(alts.get(i));
          assertThat(row.get("allele_index")).isEqualTo(i + 1);
          assertThat(row.get("skip_reason")).isNull();
          int position = Integer.parseInt(columns[1]) - 1;
          int from = Math.max(0, position - 2_000);
          String contig = contigs.get(columns[0]);
          String around = contig.substring(from, Math.min(contig.length(), position + 2_000));
          check(row, new PlainVariant(around, position - from, columns[3], alts.get(i)), predictor);
        }
      }
    }
    assertThat(run.rows()).hasSize(next);
  }

  private static void check(GenericRecord row, PlainVariant plain, Predictor predictor) {
    List<byte[]> windows = new ArrayList<>();
    windows.add(plain.reference(1000).getBytes(StandardCharsets.US_ASCII));
    plain
        .alternatives(1000)
        .forEach(window -> windows.add(window.getBytes(StandardCharsets.US_ASCII)));
    float[][] scores = predictor.predict(windows);
    double largest = -1;
    int target = -1;
    for (int i = 0; i < scores[0].length; i++) {
      double ref = scores[0][i];
      double alt = 0;
      for (int j = 1; j < scores.length; j++) {
        alt += scores[j][i] / (double) (scores.length - 1);
      }
      assertThat(value(row, "ref_probability", i)).isCloseTo(ref, within());
      assertThat(value(row, "alt_probability", i)).isCloseTo(alt, within());
      ref = Math.min(1 - CLAMP, Math.max(CLAMP, ref));
      alt = Math.min(1 - CLAMP, Math.max(CLAMP, alt));
      double log2Odds = Math.log(alt / (1 - alt) / (ref / (1 - ref))) / Math.log(2);
      assertThat(value(row, "log2_odds", i))
          .isCloseTo(log2Odds, org.assertj.core.api.Assertions.within(1e-4));
      if (Math.abs(alt - ref) > largest) {
        largest = Math.abs(alt - ref);
        target = i;
      }
    }
    assertThat((double) (Float) row.get("max_abs_diff")).isCloseTo(largest, within());
    List<?> hits = (List<?>) row.get("hits");
    assertThat(hits).hasSize(2);
    GenericRecord hit = (GenericRecord) hits.get(0);
    assertThat(hit.get("target_index")).isEqualTo(row.get("max_abs_diff_target"));
    assertThat(Math.abs((Float) hit.get("diff"))).isEqualTo((Float) row.get("max_abs_diff"));
    assertThat(target).isNotNegative();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-6);
  }

  private static double value(GenericRecord row, String column, int index) {
    return (Float) ((List<?>) row.get(column)).get(index);
  }

  private Path vcf(String text) throws IOException {
    return Files.writeString(folder.resolve("in.vcf"), text, StandardCharsets.ISO_8859_1);
  }

  /** Lines without our entries, as bcftools takes them off. */
  private static String withoutOurs(String text) {
    return Pattern.compile("##INFO=<ID=DANQ[^\n]*\n")
        .matcher(text)
        .replaceAll("")
        .replaceAll("\tDANQ[^\t\r\n]*", "\t.")
        .replaceAll(";DANQ[^\t\r\n]*", "");
  }

  private static String unzipped(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4.1, false, true, 0",
    "4.2, true, true, 1",
    "4.3, false, false, 3",
    "4.4, true, false, 2",
    "4.5, false, true, 2000",
  })
  void anAnnotatedVcfIsTheInputByteForByteBesideOurEntries(
      String version, boolean carriageReturns, boolean finalNewline, int samples)
      throws IOException {
    String contig = reference(SharedData.file("simulated/reference.fa")).keySet().iterator().next();
    String bases = reference(SharedData.file("simulated/reference.fa")).get(contig);
    StringBuilder text = new StringBuilder("##fileformat=VCFv" + version + "\n##x=é|ü\n");
    text.append(COLUMNS).append(samples > 0 ? "\tFORMAT" + "\tS".repeat(samples) : "");
    text.append("\n");
    for (int i = 0; i < 400; i++) {
      int position = 1_000 + i;
      String ref = bases.substring(position - 1, position);
      String alt = i % 3 == 0 ? "<DEL>" : ref.equals("A") ? "C,AT" : "A,*";
      String info = i % 2 == 0 ? "." : "AC=1;é=x y";
      text.append(String.join("\t", contig, "" + position, "x" + i, ref, alt, ".", ".", info));
      text.append(samples > 0 ? "\tGT" + "\t0/1".repeat(samples) : "").append("\n");
    }
    text.append("not a line\n\n");
    String input = text.toString();
    input = finalNewline ? input : input.substring(0, input.length() - 2);
    input = carriageReturns ? input.replace("\n", "\r\n") : input;
    Path annotated = folder.resolve("annotated.vcf.gz");

    VariantRun run = run(vcf(input), "--output=vcf:" + annotated, "--minAbsDiff=0");

    String output = unzipped(annotated);
    assertThat(withoutOurs(output)).isEqualTo(input);
    assertThat(output)
        .contains("##INFO=<ID=DANQ,", ";DANQ=", "\tDANQ_MAX_DIFF=.;DANQ_SKIPPED=SYMB");
    assertThat(run.failed()).hasSize(1);
    assertThat(run.noIndex()).hasValueSatisfying(why -> assertThat(why).contains("columns"));
    assertThat(folder.resolve("annotated.vcf.gz.danq")).doesNotExist();
    assertThatThrownBy(() -> run(annotated, "--output=vcf:" + annotated, "--overwrite"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is already annotated");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no named pipes of this kind")
  void aVcfWithAnyOfOurEntriesIsNotAnnotatedAgain(boolean piped) throws Exception {
    String entry = "##INFO=<ID=%s,Number=A,Type=String,Description=\"x\">\n";
    String text =
        "##fileformat=VCFv4.2\n"
            + String.format(entry, "DANQ_SKIPPED")
            + String.format(entry, "DANQ_MAX_DIFF")
            + COLUMNS
            + "\n";
    Path input = piped ? folder.resolve("pipe") : vcf(text);
    CompletableFuture<Void> writer = CompletableFuture.completedFuture(null);
    if (piped) {
      assertThat(new ProcessBuilder("mkfifo", input.toString()).start().waitFor()).isZero();
      writer = CompletableFuture.runAsync(() -> write(input, text));
    }
    assertThatThrownBy(() -> run(input, "--output=vcf:" + folder.resolve("annotated.vcf.gz")))
        .hasStackTraceContaining(
            input
                + " is already annotated; 'bcftools annotate -x INFO/DANQ_MAX_DIFF,"
                + "INFO/DANQ_SKIPPED' removes that");
    writer.join();
    assertThat(folder.resolve("annotated.vcf.gz")).doesNotExist();
  }

  private static void write(Path pipe, String text) {
    try {
      Files.writeString(pipe, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theTabixIndexFindsEveryLine() throws IOException {
    Path annotated = folder.resolve("annotated.vcf.gz");
    Path input = SharedData.file("simulated/variants.vcf");
    VariantRun run = run(input, "--output=vcf:" + annotated);
    assertThat(run.noIndex()).isEmpty();
    try (TabixReader reader = new TabixReader(annotated.toString())) {
      for (GenericRecord row : run.rows()) {
        long position = (Long) row.get("pos");
        TabixReader.Iterator found =
            reader.query(row.get("contig").toString(), (int) position - 1, (int) position);
        List<String> lines = new ArrayList<>();
        for (String line = found.next(); line != null; line = found.next()) {
          lines.add(line);
        }
        assertThat(lines).anyMatch(line -> line.startsWith(row.get("contig") + "\t" + position));
      }
    }
  }

  @Test
  void variantsOfOtherFiltersAndRegionsHaveNoRow() throws IOException {
    String contig = reference(SharedData.file("simulated/reference.fa")).keySet().iterator().next();
    String bases = reference(SharedData.file("simulated/reference.fa")).get(contig);
    StringBuilder text = new StringBuilder("##fileformat=VCFv4.2\n" + COLUMNS + "\n");
    for (String line : List.of("1000 PASS", "2000 PASS", "2001 q10", "2002 .", "3000 PASS")) {
      int position = Integer.parseInt(line.substring(0, 4));
      String ref = bases.substring(position - 1, position);
      text.append(
          String.join("\t", contig, "" + position, ".", ref, "<X>", ".", line.substring(5), ".\n"));
    }
    VariantRun run =
        run(vcf(text.toString()), "--filter=PASS,.", "--regions=" + contig + ":1001-2500");
    assertThat(run.rows().stream().map(row -> row.get("pos"))).containsExactly(2000L, 2002L);
  }
}
