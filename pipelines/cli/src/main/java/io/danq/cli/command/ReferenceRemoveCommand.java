package io.danq.cli.command;

import io.danq.cli.option.ReferenceCacheOption;
import io.danq.cli.text.Table;
import io.danq.sequence.Printable;
import io.danq.sequence.genome.ReferenceCache;
import io.danq.sequence.genome.RemovedReference;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq reference remove}: deletes packed references. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Deletes packed references and their indexes. The FASTA files stay.",
      "Refuses to delete a copy that a process on this machine is using. A packed copy shared with"
          + " another FASTA stays."
    },
    footer = {
      "",
      "  danq reference remove hg38.fa.gz",
      "  danq reference remove 0f343b0931126a20f133d67c2b018a3b"
    })
final class ReferenceRemoveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "REFERENCE",
      description =
          "Reference, as 'reference list' shows it, the path of its FASTA, or the name of its"
              + " packed copy without .genome.")
  private List<String> references;

  @Mixin private ReferenceCacheOption cacheOption;

  @Override
  public Integer call() throws IOException {
    ReferenceCache cache = cacheOption.open();
    PrintWriter out = spec.commandLine().getOut();
    for (String reference : references) {
      RemovedReference removed = cache.remove(reference);
      out.println(
          Printable.of(
              removed.files().isEmpty()
                  ? reference + ": removed from the list; another FASTA shares its packed copy"
                  : reference + ": removed, " + Table.grouped(removed.bytes()) + " bytes"));
      for (Path file : removed.files()) {
        out.println(Printable.of("  " + file));
      }
      out.flush();
    }
    return 0;
  }
}
