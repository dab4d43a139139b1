package io.danq.cli.command;

import picocli.CommandLine.Command;

/** {@code danq models}: published models, and which of them is served. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Keeps models in a registry, a folder that pipelines take them from.",
      "The registry knows which version of a model is the current one."
    },
    subcommands = {
      ModelsListCommand.class,
      ModelsPublishCommand.class,
      ModelsPromoteCommand.class,
      ModelsRollbackCommand.class
    },
    footer = {
      "",
      "A pipeline with --model registry:URI/NAME runs the current version; danq stream goes",
      "on with the next one as soon as that is promoted (--modelPollInterval).",
      "",
      "  danq models publish --registry gs://lab/models --model my-danq --evaluation evaluation.tsv",
      "  danq models promote --registry gs://lab/models my-danq@5f2c01aa",
      "  danq models list --registry gs://lab/models",
      "  danq models rollback --registry gs://lab/models my-danq"
    })
public final class ModelsCommand {}
