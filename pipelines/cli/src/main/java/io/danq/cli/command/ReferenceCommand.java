package io.danq.cli.command;

import picocli.CommandLine.Command;

/** {@code danq reference}: packed copies of reference genomes on this machine. */
@Command(
    name = "reference",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Manages packed copies of reference genomes on this machine.",
      "A run packs its --reference when it first needs it. All runs on the machine then share the"
          + " packed copy. 'danq reference build' makes it in advance."
    },
    subcommands = {
      ReferenceBuildCommand.class,
      ReferenceListCommand.class,
      ReferenceRemoveCommand.class
    },
    footer = {
      "",
      "  danq reference build hg38.fa.gz",
      "  danq reference list",
      "  danq reference remove hg38.fa.gz"
    })
public final class ReferenceCommand {}
