package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.parquet.ParquetFiles;
import io.danq.beam.parquet.RowFiles;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From background variants to E-values in the rows. */
@Timeout(300)
final class EffectEvaluesTest {
  private static final Path DEMO_MODEL = Path.of("../../model/demo-690");
  private static final String BASES = new RandomDna(21).text(8_000);
  private static final String EFFECTS = "effects-both.safetensors";

  @TempDir Path folder;
  private Path model;
  private Path genome;

  @BeforeEach
  void write() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
    genome = Files.writeString(folder.resolve("genome.fa"), ">chr1\n" + BASES + "\n");
  }

  private DanqCall call(String command, String... arguments) {
    Stream<String> own =
        Stream.of(command, "--reference=" + genome, "--referenceCache=" + folder.resolve("cache"));
    return DanqCall.of(Stream.concat(own, Arrays.stream(arguments)).toArray(String[]::new));
  }

  private DanqCall background(String... arguments) {
    return call("background", arguments);
  }

  private static EffectBackground effects(Path bundle) throws IOException {
    return ModelBundle.open(bundle).effects(true).orElseThrow();
  }

  /** SNVs and insertions; each fifth line has an allele that is not predicted, one is no line. */
  private Path vcf(int lines) throws IOException {
    Random random = new Random(3);
    StringBuilder text =
        new StringBuilder("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
    for (int i = 0; i < lines; i++) {
      int position = 600 + random.nextInt(6_000);
      String ref = BASES.substring(position - 1, position);
      String other = ref.equals("A") ? "C" : "A";
      String alt = i % 5 == 0 ? other + ",<DEL>" : i % 7 == 0 ? ref + "TTG" : other;
      text.append(String.join("\t", "chr1", "" + position, ".", ref, alt, ".", ".", ".\n"));
    }
    return Files.writeString(folder.resolve("common.vcf"), text + "chr1\t5\n");
  }

  private List<GenericRecord> rows(Path output) throws IOException {
    List<GenericRecord> rows = new ArrayList<>();
    for (ResourceId file : ParquetFiles.in(output.resolve("variants").toString())) {
      RowFiles.forEach(file, rows::add);
    }
    return rows;
  }

  private static double effect(GenericRecord row, int target) {
    double ref = clamped((Float) ((List<?>) row.get("ref_probability")).get(target));
    double alt = clamped((Float) ((List<?>) row.get("alt_probability")).get(target));
    return Math.abs(alt - ref) * Math.abs(Math.log(alt / (1 - alt)) - Math.log(ref / (1 - ref)));
  }

  private static double clamped(float probability) {
    return Math.min(1 - 1e-7, Math.max(1e-7, probability));
  }

  private static double share(List<GenericRecord> predicted, int target, double effect) {
    return predicted.stream().filter(row -> effect(row, target) >= effect).count()
        / (double) predicted.size();
  }

  @Test
  void variantsAmongThemselvesHaveTheSharesThatTheirRowsGive() throws IOException {
    Path input = vcf(130);
    Path demo = folder.resolve("demo");
    DanqCall added = background("--model=" + DEMO_MODEL, "--output=" + demo, "--variants=" + input);
    assertThat(added.exitCode()).as("%s", added).isZero();
    assertThat(added.output())
        .anyMatch(line -> line.contains("background of 130 alleles of common.vcf, both strands"))
        .anyMatch(line -> line.startsWith("not predicted: 26 ALT is a symbol"))
        .contains("not read: 1 lines that are no variants", "written to " + demo)
        .anyMatch(line -> line.contains("effect at E <= 0.01"));
    assertThat(DanqCall.of("inspect", demo.toString()).output())
        .anyMatch(line -> line.matches("effects +130 alleles of common.vcf, both strands"))
        .anyMatch(line -> line.matches("effects_both_reference +genome.fa"));

    Path out = folder.resolve("out");
    Path annotated = folder.resolve("annotated.vcf.gz");
    DanqCall call =
        call(
            "variants",
            input.toString(),
            "--model=" + demo,
            "--output=" + out,
            "--output=vcf:" + annotated,
            "--minAbsDiff=0",
            "--maxHits=3");
    assertThat(call.exitCode()).as("%s", call).isZero();
    assertThat(call.output())
        .anyMatch(line -> line.matches("E-values +among 130 alleles of common.vcf, both strands"));
    List<GenericRecord> predicted =
        rows(out).stream().filter(row -> row.get("skip_reason") == null).toList();
    assertThat(predicted).hasSize(130);
    for (GenericRecord row : predicted) {
      double least = 1;
      double most = 0; // of the mean's terms, where rounding decides what is as large
      double fewest = 0;
      for (int target = 0; target < 690; target++) {
        double share = share(predicted, target, effect(row, target) * (1 - 1e-6));
        double strict = share(predicted, target, effect(row, target) * (1 + 1e-6));
        least = Math.min(least, share);
        fewest -= Math.log10(Math.max(share, 1 / 130.0));
        most -= Math.log10(Math.max(strict, 1 / 130.0));
        for (Object hit : (List<?>) row.get("hits")) {
          GenericRecord record = (GenericRecord) hit;
          if (record.get("target_index").equals(125 + target)) {
            assertThat((Float) record.get("evalue")).isEqualTo((float) share);
          }
        }
      }
      assertThat((Float) row.get("min_evalue")).isEqualTo((float) least);
      assertThat((double) (Float) row.get("mean_log_evalue"))
          .isBetween(fewest / 690 - 1e-6, most / 690);
    }
    assertThat(DanqCall.of("inspect", out.toString(), "--rows=200").output())
        .contains("156 rows, 1 failed records")
        .anyMatch(line -> line.contains("difference  smallest E  not predicted"))
        .anyMatch(line -> line.matches(".* chr1:[0-9,]+ +[ACGT] +<DEL> +0 .* SYMBOLIC"));
    DanqCall.of("inspect", out.toString(), "--bed").failedWith(2, "these are variants", "vcf:");
    assertThat(unzipped(annotated))
        .contains("##INFO=<ID=DANQ_MLE,Number=A,Type=Float,")
        .containsPattern("DANQ=\\w+\\|\\d+\\|[^;]*\\|0?\\.?\\d+\\|regulatory_region_variant")
        .containsPattern("DANQ_MLE=\\d\\.\\d+,\\.;DANQ_SKIPPED=\\.,SYMBOLIC");
  }

  private static String unzipped(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void withoutABackgroundThereAreNoEvaluesAndTheSummarySaysHowToGetThem() throws IOException {
    Path annotated = folder.resolve("annotated.vcf.gz");
    Path out = folder.resolve("out");
    DanqCall call =
        call(
            "variants",
            vcf(10).toString(),
            "--model=" + model,
            "--output=" + out,
            "--output=vcf:" + annotated,
            "--minAbsDiff=0");
    assertThat(call.exitCode()).as("%s", call).isZero();
    assertThat(call.output())
        .anyMatch(line -> line.matches("E-values +none; 'danq background --variants' adds .*"));
    assertThat(rows(out))
        .allMatch(row -> row.get("min_evalue") == null && row.get("mean_log_evalue") == null);
    assertThat(unzipped(annotated))
        .doesNotContain("DANQ_MLE=")
        .contains("||regulatory_region_variant");
    call("variants", vcf(9).toString(), "--model=" + model, "--output=" + out, "--maxEvalue=0.1")
        .failedWith(2, "maxEvalue below 1 needs a model with a background of variants", "both");
  }

  @Test
  void randomVariantsAreTheSameInEveryRunAndAreCalledSynthetic() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Path third = folder.resolve("third");
    DanqCall call =
        background("--model=" + model, "--output=" + first, "--variants=random:150", "--threads=1");
    assertThat(call.exitCode()).as("%s", call).isZero();
    String what = "150 random SNVs of genome.fa, seed 1 (synthetic), both strands";
    assertThat(call.output()).anyMatch(line -> line.endsWith("background of " + what));
    assertThat(DanqCall.of("inspect", first.toString()).output())
        .anyMatch(line -> line.matches("effects +" + java.util.regex.Pattern.quote(what)));
    background("--model=" + model, "--output=" + second, "--variants=random:150", "--threads=3");
    background("--model=" + model, "--output=" + third, "--variants=random:150:2");
    assertThat(Files.readAllBytes(second.resolve(EFFECTS)))
        .isEqualTo(Files.readAllBytes(first.resolve(EFFECTS)));
    assertThat(Files.readAllBytes(third.resolve(EFFECTS)))
        .isNotEqualTo(Files.readAllBytes(first.resolve(EFFECTS)));
    assertThat(effects(first).origin().kind()).isEqualTo(EffectBackground.Kind.RANDOM);
    DanqCall variants =
        call("variants", vcf(9).toString(), "--model=" + first, "--output=" + folder.resolve("o"));
    assertThat(variants.output()).anyMatch(line -> line.contains("(synthetic)"));
  }

  @Test
  void whatIsThereIsReplacedOnlyIfAskedAndOtherStrandsHaveAPlaceOfTheirOwn() throws IOException {
    assertThat(background("--model=" + model, "--variants=random:100").exitCode()).isZero();
    background("--model=" + model, "--variants=random:101")
        .failedWith(2, model + " already has a background of variants", "--overwrite");
    assertThat(
            background("--model=" + model, "--variants=random:102", "--strands=forward").exitCode())
        .isZero();
    assertThat(background("--model=" + model, "--variants=random:103", "--overwrite").exitCode())
        .isZero();
    assertThat(effects(model).alleles()).isEqualTo(103);
    assertThat(ModelBundle.open(model).effects(false).orElseThrow().alleles()).isEqualTo(102);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random:99", "random:", "random:1e5", "random:100:x", "random:-5"})
  void aWrongCountIsNamed(String variants) {
    background("--model=" + model, "--variants=" + variants)
        .failedWith(2, "random:COUNT", "at least 100", "'" + variants + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "--variants=random:100 --reference=g.fa --data=x.npz, mutually exclusive",
    "--quiet, Missing required argument",
  })
  void eitherWindowsOrVariantsAreNamed(String arguments, String part) {
    Stream<String> all = Stream.of("background", "--model=" + model);
    DanqCall.of(Stream.concat(all, Stream.of(arguments.split(" ", -1))).toArray(String[]::new))
        .failedWith(2, part);
  }

  @Test
  void aFileThatEndsEarlyOrIsNoneMakesNoBackground() throws IOException {
    background("--model=" + model, "--variants=" + folder.resolve("nowhere.vcf"))
        .failedWith(1, "nowhere.vcf");
    background("--model=" + model, "--variants=" + genome).failedWith(1, "is not VCF");
    assertThat(ModelBundle.open(model).effects()).isEmpty();
  }
}
