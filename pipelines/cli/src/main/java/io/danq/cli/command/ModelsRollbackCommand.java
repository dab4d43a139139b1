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

/** {@code danq models rollback}: makes the previous version the current one again. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes the previous version the current one again.",
      "Does not apply the gate. Each further call goes back one more version. The version that was"
          + " current stays in the registry."
    },
    footer = {"", "  danq models rollback --registry /shared/models my-danq"})
final class ModelsRollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RegistryOption registry;

  @Parameters(paramLabel = "NAME", description = "Model to roll back.")
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
