package io.danq.cli.command;

import io.danq.beam.genome.References;
import io.danq.cli.option.ReferenceCacheOption;
import io.danq.cli.text.PackingProgress;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Table;
import io.danq.cli.text.Terminal;
import io.danq.sequence.Printable;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.ReferenceCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq reference build}: packs references before a run needs them. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Packs reference genomes, 4 bits per base.",
      "Reads each FASTA once and keeps every contig with its length and MD5. Does nothing if the"
          + " packed copy is there and the FASTA has not changed."
    },
    footer = {
      "",
      "  danq reference build hg38.fa.gz",
      "  danq reference build --referenceCache /shared/references gs://lab/hg38.fa.gz"
    })
final class ReferenceBuildCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "REFERENCE",
      description = "FASTA: plain, gzip or bgzip, a local path or gs://BUCKET/FILE.")
  private List<String> references;

  @Mixin private ReferenceCacheOption cacheOption;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ReferenceCache cache = cacheOption.open();
    return Interruption.handle(
        spec,
        () -> {},
        () -> {
          for (String reference : references) {
            build(reference, cache);
          }
          return 0;
        });
  }

  private void build(String reference, ReferenceCache cache) throws IOException {
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    PackedReference packed;
    try {
      packed = References.open(reference, cache, new PackingProgress(reference, progress));
    } finally {
      progress.end();
    }
    List<Contig> contigs = packed.genome().contigs();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        Printable.of(
            String.format(
                Locale.ROOT,
                "%s: %s %s, %s bases, %.1f MB, %s, %s",
                reference,
                Table.grouped(contigs.size()),
                contigs.size() == 1 ? "contig" : "contigs",
                Table.grouped(contigs.stream().mapToLong(Contig::length).sum()),
                Files.size(packed.file()) / MEGABYTE,
                packed.packedNow()
                    ? String.format(Locale.ROOT, "packed in %.1f s", progress.seconds())
                    : "already there",
                packed.file())));
    out.flush();
  }
}
