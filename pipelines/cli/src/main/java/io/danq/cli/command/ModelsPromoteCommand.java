package io.danq.cli.command;

import io.danq.cli.option.GateOptions;
import io.danq.cli.option.RegistryOption;
import io.danq.registry.CurrentVersion;
import io.danq.registry.ModelRegistry;
import io.danq.registry.PromotionGate;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq models promote}: makes a version the one that is served. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a version the current one if it passes the gate.",
      "Refuses a version, with the reason and exit code 1, if its mean AUROC is below"
          + " --minMeanAuroc, or more than --tolerance below the current version's. The values are"
          + " in the versions' manifests. Compare only versions that were evaluated on the same"
          + " windows."
    },
    footer = {"", "  danq models promote --registry /shared/models my-danq@5f2c01aa"})
final class ModelsPromoteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RegistryOption registry;

  @Parameters(
      paramLabel = "NAME@VERSION",
      description = "Version to promote, as 'models list' shows it.")
  private String version;

  @Mixin private GateOptions gate;

  @Override
  public Integer call() throws IOException {
    NamedVersion chosen = NamedVersion.parse(version);
    PrintWriter out = spec.commandLine().getOut();
    promote(registry.open(), chosen.name(), chosen.version(), gate.gate(), out);
    return 0;
  }

  static void promote(
      ModelRegistry models, String name, String version, PromotionGate gate, PrintWriter out)
      throws IOException {
    CurrentVersion now = models.promote(name, version, gate);
    String before = now.previous().isEmpty() ? "" : " (before: " + now.previous().get(0) + ")";
    out.println("current version of " + name + ": " + now.version() + before);
    out.flush();
  }
}
