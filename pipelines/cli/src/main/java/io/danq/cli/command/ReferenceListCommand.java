package io.danq.cli.command;

import io.danq.alignment.IndexCache;
import io.danq.cli.option.ReferenceCacheOption;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Table;
import io.danq.cli.text.Terminal;
import io.danq.sequence.genome.CachedReference;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq reference list}: the packed references on this machine. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the packed references on this machine, by the location of their FASTA.",
      "Shows the size of each packed copy and of its index for --align, if there is one.",
      "If a packed copy is missing or damaged, the next run that needs it makes it again."
    },
    footer = {"", "  danq reference list", "  danq reference list --verify"})
final class ReferenceListCommand implements Callable<Integer> {
  private static final String INTACT = "intact";

  @Spec private CommandSpec spec;
  @Mixin private ReferenceCacheOption cacheOption;

  @Option(
      names = "--verify",
      description = {
        "Read all bases and check them against the MD5 of each contig.",
        "Exits with 1 if a packed copy is damaged."
      })
  private boolean verify;

  @Override
  public Integer call() throws IOException {
    ReferenceCache cache = cacheOption.open();
    List<CachedReference> references = cache.list();
    PrintWriter out = spec.commandLine().getOut();
    if (references.isEmpty()) {
      out.println(
          "there is no reference in " + cache.folder() + "; 'danq reference build' puts one there");
      out.flush();
      return 0;
    }
    Map<Path, String> states = states(references);
    Table table = new Table("reference", "contigs", "bases", "bytes", "index", "packed copy", "");
    for (CachedReference reference : references) {
      table.row(
          reference.location().orElse("-"),
          Table.grouped(reference.contigs()),
          Table.grouped(reference.bases()),
          Table.grouped(reference.bytes()),
          index(reference),
          reference.file(),
          states.getOrDefault(reference.file(), ""));
    }
    table.print(out);
    out.flush();
    boolean intact = states.values().stream().allMatch(INTACT::equals);
    return verify && !intact ? 1 : 0;
  }

  /** The size of its index for alignment, if it has one. */
  private static String index(CachedReference reference) throws IOException {
    try {
      return Table.grouped(Files.size(IndexCache.image(reference.file())));
    } catch (NoSuchFileException e) {
      return "-";
    }
  }

  private Map<Path, String> states(List<CachedReference> references) throws IOException {
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    Map<Path, String> states = new HashMap<>();
    try {
      for (CachedReference reference : references) {
        if (!states.containsKey(reference.file())) {
          states.put(reference.file(), state(reference, progress));
        }
      }
    } finally {
      progress.end();
    }
    return states;
  }

  private String state(CachedReference reference, Progress progress) throws IOException {
    if (reference.fault().isPresent()) {
      return reference.fault().get();
    }
    if (!verify) {
      return "";
    }
    progress.step("reading " + reference.file());
    List<Contig> damaged = ReferenceCache.damaged(reference);
    return damaged.isEmpty()
        ? INTACT
        : damaged.stream()
            .map(Contig::name)
            .collect(Collectors.joining(", ", "delete it, wrong bases in ", ""));
  }
}
