package io.danq.cli.command;

import picocli.CommandLine.Command;

/** {@code danq models}: published models, and which of them is served. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Manages models in a registry.",
      "A registry is a folder with the published versions of models. One version of each model is"
          + " the current one, which pipelines use."
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
      "With --model registry:URI/NAME a pipeline uses the current version. 'danq stream' switches to"
          + " the next version when it is promoted (--modelPollInterval).",
      "",
      "  danq models publish --registry gs://lab/models --model my-danq \\",
      "                      --evaluation evaluation.tsv",
      "  danq models promote --registry gs://lab/models my-danq@5f2c01aa",
      "  danq models list --registry gs://lab/models",
      "  danq models rollback --registry gs://lab/models my-danq"
    })
public final class ModelsCommand {}
