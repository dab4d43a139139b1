package io.danq.cli.command;

import io.danq.cli.option.GateOptions;
import io.danq.cli.option.RegistryOption;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Terminal;
import io.danq.evaluation.report.EvaluationTsv;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.registry.ModelRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq models publish}: a bundle becomes a version in a registry. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publishes a model bundle as a version in a registry.",
      "Uploads the bundle, checks the upload against its checksums and then makes it visible. With"
          + " --promote it also becomes the current version if it passes the gate."
    },
    footer = {
      "",
      "A version never changes. Publishing the same bundle again does nothing; another bundle needs"
          + " another --modelVersion.",
      "",
      "  danq models publish -r /shared/models -m my-danq --evaluation evaluation.tsv",
      "  danq models publish -r /shared/models -m my-danq --promote danq-lab"
    })
final class ModelsPublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RegistryOption registry;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Name of the model in the registry and in its rows. Default: the bundle's id.")
  private @Nullable String name;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "FOLDER",
      description = "Model bundle.")
  private Path model;

  @Option(
      names = "--modelVersion",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Version to publish it as. Default: the bundle's own.")
  private String version;

  @Option(
      names = "--evaluation",
      paramLabel = "TSV",
      description =
          "evaluation.tsv of 'danq evaluate' on this bundle. Its means are stored in the version's"
              + " manifest.")
  private @Nullable Path evaluation;

  @Option(names = "--promote", description = "Make the version the current one.")
  private boolean promote;

  @Mixin private GateOptions gate;

  @Override
  public Integer call() throws IOException {
    ModelRegistry models = registry.open();
    ModelManifest own = ModelBundle.readManifest(model);
    Map<String, Double> metrics =
        evaluation == null ? Map.of() : EvaluationTsv.means(evaluation, own);
    String modelName = name == null ? own.id() : name;
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    ModelManifest published;
    try {
      published = models.publish(model, modelName, version, metrics, progress::step);
    } finally {
      progress.end();
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("published " + modelName + ", version " + published.version());
    out.flush();
    if (promote) {
      ModelsPromoteCommand.promote(models, modelName, published.version(), gate.gate(), out);
    }
    return 0;
  }
}
