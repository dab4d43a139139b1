package io.danq.prediction.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.danq.inference.Strands;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.testing.TestBundles;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.RecordSource;
import io.danq.sequence.variant.AlleleSkipReason;
import io.danq.sequence.variant.SourcedVariant;
import io.danq.sequence.variant.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E-values of effects, computed again from the convention. */
final class AlleleEffectsTest {
  private static final int ALLELES = 250;
  private static final float[] REFERENCE = {0.2f, 0.9f, 0f, 0.5f, 1f};
  private static final float[] ALTERNATIVE = {0.3f, 0.1f, 1f, 0.5f, 0.999f};

  private static VariantRowOptions options(Strands strands, double maxEvalue) {
    return new VariantRowOptions(strands, true, 0, maxEvalue, 50);
  }

  private static double effect(float reference, float alternative) {
    double ref = Math.min(1 - 1e-7, Math.max(1e-7, reference));
    double alt = Math.min(1 - 1e-7, Math.max(1e-7, alternative));
    return Math.abs(alt - ref) * Math.abs(Math.log(alt / (1 - alt)) - Math.log(ref / (1 - ref)));
  }

  /** Many ties, the allele's own effects among them; nobody has as much as the third target. */
  private static List<float[]> backgroundEffects() {
    Random random = new Random(2);
    List<float[]> effects = new ArrayList<>();
    for (int i = 0; i < ALLELES; i++) {
      float[] targets = new float[REFERENCE.length];
      for (int target = 0; target < targets.length; target++) {
        double own = effect(REFERENCE[target], ALTERNATIVE[target]);
        double share = i == 0 && target != 2 ? 1 : random.nextInt(20) / 19.0;
        targets[target] = (float) (target == 2 ? own * share * 0.99 : own * share * 1.5);
      }
      targets[0] = i == 7 ? (float) effect(REFERENCE[0], ALTERNATIVE[0]) : targets[0];
      effects.add(targets);
    }
    return effects;
  }

  private static EffectBackground background(boolean bothStrands) {
    return EffectBackground.of(
        new EffectBackground.Origin(EffectBackground.Kind.OBSERVED, "common.vcf.gz"),
        bothStrands,
        backgroundEffects());
  }

  private static AllelePrediction.Scores scores() {
    return new AllelePrediction.Scores(REFERENCE, ALTERNATIVE, 1);
  }

  private static GenericRecord row(
      VariantRowOptions options, List<EffectBackground> backgrounds, boolean predicted) {
    SourcedVariant site =
        new SourcedVariant(
            new RecordSource.FileEntry("calls.vcf", 1),
            new Variant("chr1", 5, Optional.empty(), "A", List.of("C")),
            OptionalInt.empty());
    @Nullable AlleleSkipReason reason = predicted ? null : AlleleSkipReason.INFERENCE_FAILED;
    AllelePrediction.@Nullable Scores scores = predicted ? scores() : null;
    AllelePrediction prediction =
        new AllelePrediction(site, 1, new ModelIdentity("/m", "danq", "1"), reason, scores);
    ModelAnnotation annotation =
        new ModelAnnotation(TestBundles.targets(5), Optional.empty(), backgrounds);
    Optional<AlleleEffects> effects =
        Optional.ofNullable(scores)
            .map(found -> AlleleEffects.of(found, options, options.usable(annotation.effects())));
    GenericRecord row = new VariantRows(options).row(prediction, effects, annotation).row();
    assertThat(GenericData.get().validate(VariantRows.SCHEMA, row)).isTrue();
    return row;
  }

  private static List<GenericRecord> hits(GenericRecord row) {
    return ((List<?>) row.get("hits")).stream().map(GenericRecord.class::cast).toList();
  }

  @Test
  void evaluesAreSharesOfTheBackgroundAndTheirLogarithmsMeanIsOverAllTargets() {
    GenericRecord row = row(options(Strands.BOTH, 1), List.of(background(true)), true);
    double least = 1;
    double sum = 0;
    for (int target = 0; target < REFERENCE.length; target++) {
      float own = (float) effect(REFERENCE[target], ALTERNATIVE[target]);
      int t = target;
      double share =
          backgroundEffects().stream().filter(effects -> effects[t] >= own * (1 - 1e-6)).count()
              / (double) ALLELES;
      least = Math.min(least, share);
      sum += -Math.log10(Math.max(share, 1.0 / ALLELES));
      Object index = 100 + target;
      assertThat(hits(row))
          .filteredOn(hit -> hit.get("target_index").equals(index))
          .singleElement()
          .satisfies(
              hit -> assertThat((Float) hit.get("evalue")).isCloseTo((float) share, within(1e-6f)));
    }
    assertThat(least).isZero(); // of the third target
    assertThat((Float) row.get("min_evalue")).isZero();
    assertThat((Float) row.get("mean_log_evalue"))
        .isCloseTo((float) (sum / REFERENCE.length), within(1e-5f));
  }

  @Test
  void anAlleleThatDoesNothingHasEvaluesOfOne() {
    AlleleEffects effects =
        AlleleEffects.of(
            new AllelePrediction.Scores(REFERENCE, REFERENCE, 1),
            options(Strands.BOTH, 1),
            Optional.of(background(true)));
    EffectEvalues evalues = effects.evalues().orElseThrow();
    assertThat(evalues.byTarget()).containsOnly(1);
    assertThat(evalues.least()).isEqualTo(1);
    assertThat(evalues.meanLog()).isZero();
  }

  @Test
  void aloneInItsBackgroundAnAlleleIsTheRarestThatItCanBe() {
    float[] none = new float[REFERENCE.length];
    EffectBackground one = EffectBackground.of(background(true).origin(), true, List.of(none));
    EffectEvalues evalues =
        AlleleEffects.of(scores(), options(Strands.BOTH, 1), Optional.of(one))
            .evalues()
            .orElseThrow();
    assertThat(evalues.byTarget()).containsExactly(0, 0, 0, 1, 0); // the fourth does nothing
    assertThat(evalues.meanLog()).isZero(); // -log10(1/1)
  }

  @ParameterizedTest
  @CsvSource({
    "BOTH, true, true",
    "BOTH, false, false",
    "FORWARD, true, false",
    "FORWARD, false, true"
  })
  void onlyABackgroundOfTheSameStrandsGivesEvalues(
      Strands strands, boolean bothStrands, boolean has) {
    GenericRecord row = row(options(strands, 1), List.of(background(bothStrands)), true);
    assertThat(row.get("min_evalue") != null).isEqualTo(has);
    assertThat(row.get("mean_log_evalue") != null).isEqualTo(has);
    assertThat(hits(row)).hasSize(5).allMatch(hit -> (hit.get("evalue") != null) == has);
  }

  @Test
  void withoutABackgroundOrAPredictionThereAreNone() {
    GenericRecord without = row(options(Strands.BOTH, 1), List.of(), true);
    assertThat(without.get("min_evalue")).isNull();
    assertThat(without.get("mean_log_evalue")).isNull();
    assertThat(hits(without)).hasSize(5).allMatch(hit -> hit.get("evalue") == null);
    GenericRecord skipped = row(options(Strands.BOTH, 1), List.of(background(true)), false);
    assertThat(skipped.get("min_evalue")).isNull();
    assertThat(skipped.get("mean_log_evalue")).isNull();
  }

  @Test
  void hitsAboveTheLargestEvalueAreLeftOut() {
    List<EffectBackground> backgrounds = List.of(background(true));
    GenericRecord row = row(options(Strands.BOTH, 0.35), backgrounds, true);
    assertThat(hits(row)).isNotEmpty().hasSizeLessThan(5);
    assertThat(hits(row)).allMatch(hit -> (Float) hit.get("evalue") <= 0.35f);
    assertThat(hits(row(options(Strands.BOTH, 0), backgrounds, true)))
        .singleElement()
        .satisfies(hit -> assertThat(hit.get("target_index")).isEqualTo(102));
    assertThat(hits(row(options(Strands.BOTH, 0.35), List.of(), true))).isEmpty();
  }

  @Test
  void aLimitBeyondOneIsRefused() {
    assertThatThrownBy(() -> options(Strands.BOTH, 1.5))
        .hasMessage("maxEvalue must be 0 to 1, was 1.5");
  }
}
