package io.danq.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.network.bundle.ModelManifest;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PromotionGateTest {
  private static ModelManifest manifest(String version, @Nullable Double meanAuroc) {
    Map<String, Double> metrics =
        meanAuroc == null ? Map.of() : Map.of(ModelManifest.MEAN_AUROC, meanAuroc);
    return new ModelManifest(
        ModelManifest.FORMAT,
        "danq",
        version,
        TestBundles.SMALL,
        BaseOrder.AGCT,
        Map.of(),
        metrics,
        Map.of());
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Candidate, current, minimum and tolerance; nothing for a figure that is not there. */
  @ParameterizedTest
  @CsvSource({
    "0.70, 0.90, , ",
    ", 0.90, , ",
    "0.70, , 0.70, ",
    "0.70, 0.90, 0.70, ",
    "0.90, 0.90, , 0",
    "0.875, 0.90, , 0.025",
    "0.95, 0.90, 0.90, 0",
    "0.10, , , 0",
    ", , , 0"
  })
  void aVersionThatIsGoodEnoughPasses(
      @Nullable Double candidate,
      @Nullable Double current,
      @Nullable Double minimum,
      @Nullable Double tolerance) {
    PromotionGate gate = new PromotionGate(optional(minimum), optional(tolerance));
    assertThat(gate.refusal(manifest("2", candidate), Optional.of(manifest("1", current))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.69, , 0.70, , 'its mean AUROC is 0.6900, minMeanAuroc is 0.7000'",
    "0.87, 0.90, , 0.01, 'its mean AUROC is 0.8700, that of the current version 1 is 0.9000, the"
        + " tolerance is 0.0100'",
    "0.87, 0.90, 0.80, 0.01, 'its mean AUROC is 0.8700, that of the current version 1 is 0.9000,"
        + " the tolerance is 0.0100'",
    ", , 0, , its manifest has no mean_auroc to judge it by; it has []",
    ", 0.90, , 1, its manifest has no mean_auroc to judge it by; it has []"
  })
  void aVersionThatIsNotIsRefusedWithTheReason(
      @Nullable Double candidate,
      @Nullable Double current,
      @Nullable Double minimum,
      @Nullable Double tolerance,
      String reason) {
    PromotionGate gate = new PromotionGate(optional(minimum), optional(tolerance));
    assertThat(gate.refusal(manifest("2", candidate), Optional.of(manifest("1", current))))
        .contains(reason);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void aFigureOutOfItsRangeIsNamed(double value) {
    assertThatThrownBy(() -> new PromotionGate(OptionalDouble.of(value), OptionalDouble.empty()))
        .hasMessage("minMeanAuroc must be 0 to 1, was " + value);
    assertThatThrownBy(() -> new PromotionGate(OptionalDouble.empty(), OptionalDouble.of(value)))
        .hasMessage("tolerance must be 0 to 1, was " + value);
  }
}
