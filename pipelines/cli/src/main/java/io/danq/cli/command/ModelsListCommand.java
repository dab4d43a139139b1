package io.danq.cli.command;

import io.danq.cli.option.RegistryOption;
import io.danq.cli.text.Table;
import io.danq.network.bundle.ModelManifest;
import io.danq.registry.CurrentVersion;
import io.danq.registry.ModelRegistry;
import io.danq.registry.PublishedVersion;
import io.danq.registry.RegistryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq models list}: shows what a registry holds. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the models in a registry and their versions, newest last.",
    footer = {"", "  danq models list --registry /shared/models my-danq"})
final class ModelsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RegistryOption registry;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Model to list. Default: all models.")
  private @Nullable String name;

  @Override
  public Integer call() throws IOException {
    ModelRegistry models = registry.open();
    List<PublishedVersion> versions = name == null ? models.versions() : models.versions(name);
    if (versions.isEmpty()) {
      throw new RegistryException(
          name != null
              ? "there are no versions of " + name + " in the registry"
              : "there is no model in "
                  + registry.folder()
                  + "; 'danq models publish' puts one there");
    }
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Optional<CurrentVersion>> pointers = new HashMap<>();
    Table table = new Table("model", "version", "published", "mean AUROC", "targets", "");
    for (PublishedVersion version : versions) {
      Optional<CurrentVersion> current = pointers.get(version.name());
      if (current == null) {
        current = models.current(version.name());
        pointers.put(version.name(), current);
      }
      ModelManifest manifest = models.manifest(version.name(), version.version());
      table.row(
          version.name(),
          version.version(),
          seconds(version.published()),
          meanAuroc(manifest),
          manifest.network().targets(),
          current
              .filter(c -> c.version().equals(version.version()))
              .map(ModelsListCommand::since)
              .orElse(""));
    }
    table.print(out);
    out.flush();
    return 0;
  }

  private static String since(CurrentVersion current) {
    return "current since " + seconds(current.promotedAt());
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String meanAuroc(ModelManifest manifest) {
    Double value = manifest.metrics().get(ModelManifest.MEAN_AUROC);
    return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
