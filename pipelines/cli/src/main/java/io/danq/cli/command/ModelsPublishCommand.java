package io.danq.cli.command;

import io.danq.cli.option.GateOptions;
import io.danq.cli.option.RegistryOption;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Terminal;
import io.danq.cli.verify.CheckResult;
import io.danq.cli.verify.Verification;
import io.danq.evaluation.report.EvaluationTsv;
import io.danq.inference.Arithmetic;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.registry.ModelRegistry;
import io.danq.registry.RegistryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq models publish}: makes a bundle a version in a registry. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publishes a model bundle as a version in a registry.",
      "Runs the checks of 'danq verify' that need no other file, uploads the bundle, compares the"
          + " upload with its checksums and then makes it visible. With --promote, it also becomes"
          + " the current version if it passes the gate."
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
      description = "Name of the model in the registry and in its rows. Default: the bundle's id")
  private @Nullable String name;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "FOLDER",
      description = "Model bundle.")
  private Path model;

  @Option(
      names = "--modelVersion",
      paramLabel = "VERSION",
      defaultValue = "",
      description = "Version to publish it as. Default: the bundle's own")
  private String version;

  @Option(
      names = "--evaluation",
      paramLabel = "TSV",
      description =
          "evaluation.tsv that 'danq evaluate' wrote for this bundle. Its means are stored in the"
              + " version's manifest.")
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
      check(ModelBundle.open(model), progress);
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

  /** Refuses to publish a bundle that nobody should serve. */
  private void check(ModelBundle bundle, Progress progress) throws IOException {
    Verification verification =
        Verification.of(bundle, Arithmetic.FLOAT32, Optional.empty(), Optional.empty());
    for (CheckResult result : verification.run(progress::step)) {
      if (result.failed()) {
        throw new RegistryException(
            model
                + " is not published: the check '"
                + result.check()
                + "' failed (see danq verify --model "
                + model
                + ")");
      }
    }
  }
}
