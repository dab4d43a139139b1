package io.danq.cli.option;

import io.danq.registry.PromotionGate;
import java.util.OptionalDouble;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** What a version must reach to be promoted. */
public final class GateOptions {
  @Option(
      names = "--minMeanAuroc",
      paramLabel = "NUMBER",
      description = "Smallest mean AUROC, 0 to 1. Default: none")
  private @Nullable Double minMeanAuroc;

  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      defaultValue = "0.005",
      description =
          "How far the mean AUROC may lie below that of the current version, 0 to 1."
              + " Default: ${DEFAULT-VALUE}")
  private double tolerance;

  @Option(names = "--force", description = "Promote it whatever its mean AUROC.")
  private boolean force;

  public PromotionGate gate() {
    PromotionGate gate =
        new PromotionGate(
            minMeanAuroc == null ? OptionalDouble.empty() : OptionalDouble.of(minMeanAuroc),
            OptionalDouble.of(tolerance));
    return force ? PromotionGate.OPEN : gate;
  }
}
