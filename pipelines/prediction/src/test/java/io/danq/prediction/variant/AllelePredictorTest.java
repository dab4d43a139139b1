package io.danq.prediction.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.danq.beam.genome.References;
import io.danq.beam.option.ByteSize;
import io.danq.inference.Arithmetic;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.predict.BundlePredictor;
import io.danq.prediction.predict.ModelSource;
import io.danq.prediction.predict.WindowOutcomes;
import io.danq.prediction.rows.AllelePrediction;
import io.danq.registry.ModelRegistry;
import io.danq.registry.PromotionGate;
import io.danq.registry.model.ModelCache;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.RecordSource;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.variant.AlleleSkipReason;
import io.danq.sequence.variant.SourcedVariant;
import io.danq.sequence.variant.Variant;
import io.danq.sequence.variant.VariantWindower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alleles on a contig of random bases. */
@Timeout(120)
final class AllelePredictorTest {
  private static final String BASES = new RandomDna(5).text(20_000);
  private static final ByteSize NO_CACHE = ByteSize.parse("0");
  private static final int BATCH = Predictor.BATCH_SIZE;

  @TempDir Path folder;
  private ModelRegistry registry;
  private final Map<Long, AllelePrediction> outcomes = new TreeMap<>();

  @BeforeEach
  void publishTheFirst() throws IOException {
    registry = ModelRegistry.at(folder.resolve("models").toString());
    promote("v1", 1);
    Files.writeString(folder.resolve("genome.fa"), ">chr1\n" + BASES + "\n");
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(ModelCache.size()).isZero();
  }

  private void promote(String version, long seed) throws IOException {
    Path bundle = folder.resolve("bundle-" + version);
    TestBundles.random(bundle, TestBundles.SMALL, BaseOrder.AGCT, seed);
    registry.publish(bundle, "danq", version, Map.of(), step -> {});
    registry.promote("danq", version, PromotionGate.OPEN);
  }

  private ModelSource followed() {
    return new ModelSource.Followed(
        folder.resolve("models").toString(),
        "danq",
        "v1",
        1000,
        BaseOrder.AGCT,
        Duration.ofMillis(50),
        Strands.FORWARD,
        Arithmetic.FLOAT32,
        ModelSource.Background.NOTHING);
  }

  private ModelSource fixed(String version) {
    return new ModelSource.Fixed(
        folder.resolve("bundle-" + version).toString(), Strands.FORWARD, Arithmetic.FLOAT32);
  }

  private AllelePredictor<String> predictor(ModelSource source, int window) throws IOException {
    return new AllelePredictor<>(
        new VariantWindower(
            References.open(
                folder.resolve("genome.fa").toString(), folder.resolve("cache").toString()),
            window),
        source,
        NO_CACHE,
        (element, prediction) ->
            outcomes.put(
                prediction.site().variant().position() * 10 + prediction.alleleIndex(),
                prediction));
  }

  /** A site with a base of its own and alternatives. */
  private static SourcedVariant site(int position, String... alts) {
    String ref = BASES.substring(position - 1, position);
    return new SourcedVariant(
        new RecordSource.Message("variants", 0, position),
        new Variant("chr1", position, Optional.empty(), ref, List.of(alts)),
        OptionalInt.empty());
  }

  private static SourcedVariant snv(int position) {
    return site(position, BASES.charAt(position - 1) == 'A' ? "C" : "A");
  }

  private static SourcedVariant insertion(int position) {
    return site(position, BASES.charAt(position - 1) + "ACGTT");
  }

  private void awaitVersion(String version) throws IOException {
    try (BundlePredictor<String> other = BundlePredictor.open(followed(), NO_CACHE, new Nobody())) {
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInSameThread()
          .until(
              () -> {
                other.start();
                return other.model().version().equals(version);
              });
    }
  }

  private static final class Nobody implements WindowOutcomes<String> {
    @Override
    public void predicted(String element, ModelIdentity model, float[] probabilities) {}

    @Override
    public void failed(String element, String fault) {}
  }

  /**
   * All but one of the windows of the first batch, which begins with the old version; then a site
   * whose reference is the last one of that batch and whose alternative is the first one of the
   * next.
   */
  @Test
  void anAlleleIsPredictedByOneVersionWhenANewOneTakesOverBetweenItsWindows() throws IOException {
    try (AllelePredictor<String> predictor = predictor(followed(), 1000)) {
      predictor.start();
      predictor.add("", insertion(2_000)); // three windows
      for (int i = 0; i < (BATCH - 4) / 2; i++) {
        predictor.add("", snv(3_000 + 10 * i));
      }
      assertThat(outcomes).isEmpty();
      promote("v2", 2);
      awaitVersion("v2");
      predictor.add("", snv(9_000));
      assertThat(outcomes).as("alleles of the first batch").hasSize(1 + (BATCH - 4) / 2);
      predictor.finish();
    }
    assertThat(outcomes).hasSize(2 + (BATCH - 4) / 2);
    AllelePrediction straddling = outcomes.remove(90_001L);
    assertThat(straddling.model().version()).isEqualTo("v2");
    assertThat(outcomes.values()).allMatch(outcome -> outcome.model().version().equals("v1"));
    outcomes.clear();

    try (AllelePredictor<String> predictor = predictor(fixed("v2"), 1000)) {
      predictor.start();
      predictor.add("", snv(9_000));
      predictor.finish();
    }
    AllelePrediction.Scores alone = outcomes.get(90_001L).scores();
    assertThat(straddling.scores().reference()).isEqualTo(alone.reference());
    assertThat(straddling.scores().alternative()).isEqualTo(alone.alternative());
  }

  /** The network takes windows of 1000 bases. */
  @Test
  void anAlleleOnWhichTheNetworkFailsHasAnOutcomeAndTheOthersKeepTheirReasons() throws IOException {
    try (AllelePredictor<String> predictor = predictor(fixed("v1"), 900)) {
      predictor.start();
      predictor.add("", site(2_000, "*", BASES.charAt(1_999) + "ACGTT", "<DEL>"));
      predictor.finish();
    }
    assertThat(outcomes.values())
        .extracting(AllelePrediction::skipReason)
        .containsExactly(
            AlleleSkipReason.STAR, AlleleSkipReason.INFERENCE_FAILED, AlleleSkipReason.SYMBOLIC);
    assertThat(outcomes.values()).allMatch(outcome -> outcome.scores() == null);
  }
}
