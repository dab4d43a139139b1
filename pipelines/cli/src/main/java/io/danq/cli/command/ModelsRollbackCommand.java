package io.danq.cli.command;

import io.danq.cli.option.RegistryOption;
import io.danq.registry.CurrentVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq models rollback}: back to the version that was served before. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes the version current that was so before the present one.",
      "Whatever its figures are. Called again, it goes a step further back. The version left behind"
          + " stays in the registry."
    },
    footer = {"", "  danq models rollback --registry /shared/models my-danq"})
final class ModelsRollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RegistryOption registry;

  @Parameters(paramLabel = "NAME", description = "The model.")
  private String name;

  @Override
  public Integer call() throws IOException {
    CurrentVersion now = registry.open().rollback(name);
    PrintWriter out = spec.commandLine().getOut();
    out.println("current version of " + name + ": " + now.version());
    out.flush();
    return 0;
  }
}
