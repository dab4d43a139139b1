package io.danq.cli.command;

import io.danq.alignment.CachedIndex;
import io.danq.alignment.IndexCache;
import io.danq.beam.genome.References;
import io.danq.cli.option.ReferenceCacheOption;
import io.danq.cli.text.PackingProgress;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Table;
import io.danq.cli.text.Terminal;
import io.danq.prediction.options.AlignmentOptions.Aligner;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code danq reference build}: packs references before a run needs them. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Packs reference genomes at 4 bits per base.",
      "Reads each FASTA once and stores every contig with its length and MD5. Does nothing if a"
          + " packed copy exists and the FASTA has not changed. With --align, also makes the index"
          + " that runs with --align need."
    },
    footer = {
      "",
      "  danq reference build hg38.fa.gz",
      "  danq reference build --align=bwa hg38.fa.gz",
      "  danq reference build --referenceCache /shared/references gs://lab/hg38.fa.gz"
    })
final class ReferenceBuildCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;
  private static final String THERE = "already there";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "REFERENCE",
      description = "FASTA: plain, gzip or bgzip, a local path or gs://BUCKET/FILE.")
  private List<String> references;

  @Option(
      names = "--align",
      paramLabel = "bwa",
      description = {
        "Also index them for runs with --align=bwa, next to the packed copies.",
        "First prints how much time, memory and disk space that takes."
      })
  private @Nullable Aligner aligner;

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
    PackedReference packed = pack(reference, cache);
    if (aligner != null) {
      index(reference, packed);
    }
  }

  private PackedReference pack(String reference, ReferenceCache cache) throws IOException {
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    PackedReference packed;
    try {
      packed = References.open(reference, cache, new PackingProgress(reference, progress));
    } finally {
      progress.end();
    }
    List<Contig> contigs = packed.genome().contigs();
    print(
        String.format(
            Locale.ROOT,
            "%s: %s %s, %s bases, %.1f MB, %s, %s",
            reference,
            Table.grouped(contigs.size()),
            contigs.size() == 1 ? "contig" : "contigs",
            Table.grouped(contigs.stream().mapToLong(Contig::length).sum()),
            Files.size(packed.file()) / MEGABYTE,
            packed.packedNow() ? made("packed", progress) : THERE,
            packed.file()));
    return packed;
  }

  private void index(String reference, PackedReference packed) throws IOException {
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    CachedIndex index;
    try {
      index = IndexCache.openOrMake(packed, reference, new PackingProgress(reference, progress));
    } finally {
      progress.end();
    }
    print(
        String.format(
            Locale.ROOT,
            "%s: index for alignment, %.1f MB, %s, %s",
            reference,
            Files.size(index.file()) / MEGABYTE,
            index.madeNow() ? made("made", progress) : THERE,
            index.file()));
  }

  private static String made(String how, Progress progress) {
    return String.format(Locale.ROOT, "%s in %.1f s", how, progress.seconds());
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Printable.of(line));
    out.flush();
  }
}
