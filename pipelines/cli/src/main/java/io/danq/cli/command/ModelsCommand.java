package io.danq.cli.command;

import picocli.CommandLine.Command;

/** {@code danq models}: manages published models and which of their versions is served. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Manages models in a registry.",
      "A registry is a folder with the published versions of models. Each model can have one"
          + " current version, which pipelines use."
    },
    subcommands = {
      ModelsListCommand.class,
      ModelsPublishCommand.class,
      ModelsPromoteCommand.class,
      ModelsRollbackCommand.class,
      ModelsRemoveCommand.class
    },
    footer = {
      "",
      "With --model registry:URI/NAME a pipeline uses the current version. When another version is"
          + " promoted, 'danq stream' switches to it (see --modelPollInterval).",
      "",
      "  danq models publish --registry gs://lab/models --model my-danq \\",
      "                      --evaluation evaluation.tsv",
      "  danq models promote --registry gs://lab/models my-danq@5f2c01aa",
      "  danq models list --registry gs://lab/models",
      "  danq models rollback --registry gs://lab/models my-danq"
    })
public final class ModelsCommand {}
