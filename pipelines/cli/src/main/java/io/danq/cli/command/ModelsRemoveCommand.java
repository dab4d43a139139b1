package io.danq.cli.command;

import io.danq.cli.option.RegistryOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq models remove}: deletes a version from a registry. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Deletes a version from a registry.",
      "Refuses to delete the current version: promote another one first. A pipeline that already"
          + " uses the version keeps its copy. 'models rollback' cannot go back to a deleted"
          + " version."
    },
    footer = {"", "  danq models remove --registry /shared/models my-danq@5f2c01aa"})
final class ModelsRemoveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RegistryOption registry;

  @Parameters(
      paramLabel = "NAME@VERSION",
      description = "Version to delete, as 'models list' shows it.")
  private String version;

  @Override
  public Integer call() throws IOException {
    NamedVersion chosen = NamedVersion.parse(version);
    registry.open().remove(chosen.name(), chosen.version());
    PrintWriter out = spec.commandLine().getOut();
    out.println("removed " + chosen.name() + ", version " + chosen.version());
    out.flush();
    return 0;
  }
}
