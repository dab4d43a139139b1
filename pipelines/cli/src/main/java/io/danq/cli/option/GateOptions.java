package io.danq.cli.option;

import io.danq.registry.PromotionGate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The gate that a version must pass to become the current one. */
public final class GateOptions {
  @Option(
      names = "--minMeanAuroc",
      paramLabel = "NUMBER",
      description = "Minimum mean AUROC that passes, 0 to 1. Default: no minimum")
  private @Nullable Double minMeanAuroc;

  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      defaultValue = "0.005",
      description =
          "How far the mean AUROC may fall below the current version's, 0 to 1. Default:"
              + " ${DEFAULT-VALUE}")
  private double tolerance;

  @Option(names = "--force", description = "Promote the version even if it fails the gate.")
  private boolean force;

  public PromotionGate gate() {
    PromotionGate gate =
        new PromotionGate(
            minMeanAuroc == null ? OptionalDouble.empty() : OptionalDouble.of(minMeanAuroc),
            OptionalDouble.of(tolerance));
    return force ? PromotionGate.OPEN : gate;
  }
}
