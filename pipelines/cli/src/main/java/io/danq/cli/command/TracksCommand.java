package io.danq.cli.command;

import io.danq.beam.file.ResourceFiles;
import io.danq.beam.file.WholeResource;
import io.danq.beam.genome.References;
import io.danq.beam.option.KnownOptions;
import io.danq.cli.option.ReferenceCacheOption;
import io.danq.cli.text.PackingProgress;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Table;
import io.danq.cli.text.Terminal;
import io.danq.network.bundle.ModelBundle;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.track.TrackHub;
import io.danq.prediction.track.TrackStatistic;
import io.danq.prediction.track.TrackTarget;
import io.danq.prediction.track.Tracks;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.registry.model.ModelFetcher;
import io.danq.sequence.genome.ReferenceGenome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq tracks}: turns bins into tracks for genome browsers. */
@Command(
    name = "tracks",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Turns bins into tracks for genome browsers.",
      "Takes bins from 'danq predict --output=bins:FOLDER' or 'danq scan' and writes a bigWig file"
          + " for each target. Where reads have the tag HP, each haplotype gets its own file: .h1,"
          + " .h2, and .h0 for reads without the tag."
    },
    footer = {
      "",
      "Writes tracks/*.bw; hub.txt and metadata.tsv, a track hub for the UCSC Genome Browser, which"
          + " can open it once the folder is on a web server; and igv_session.xml for IGV.",
      "Bins shared by two phase sets are merged. A bin that extends beyond its contig is cut off"
          + " there.",
      "",
      "  danq tracks --input scan --reference hg38.fa -m model/demo-690 \\",
      "              --targets '*CTCF*' --output hub",
      "  danq tracks -i bins -r hg38.fa -m danq -o hub --statistic max --bedGraph"
    })
public final class TracksCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of bins, as written by 'danq predict' or 'danq scan'.")
  private String input;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Output folder for the tracks, on any file system.")
  private String output;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "BUNDLE",
      description =
          "Model bundle that made the bins, or registry:URI/NAME. Supplies the names of the"
              + " targets.")
  private String model;

  @Option(
      names = {"-r", "--reference"},
      required = true,
      paramLabel = "FASTA",
      description = "Reference genome of the bins. Supplies the lengths of the contigs.")
  private String reference;

  @Mixin private ReferenceCacheOption cache;

  @Option(
      names = "--targets",
      paramLabel = "PATTERNS",
      defaultValue = "*",
      description =
          "Targets to make tracks of: comma-separated patterns, each matching an entire assay"
              + " (CTCF) or an entire title ('*K562*'); * stands for any characters. Default: all")
  private String targets;

  @Option(
      names = "--statistic",
      paramLabel = "mean|min|max",
      defaultValue = "mean",
      description =
          "Statistic over the reads of a bin that a track shows. Default: ${DEFAULT-VALUE}")
  private TrackStatistic statistic;

  @Option(
      names = "--bedGraph",
      description = "Also write each track as bedGraph, compressed with bgzip, with a tabix index.")
  private boolean bedGraph;

  @Option(
      names = "--genome",
      paramLabel = "NAME",
      description =
          "Name of the assembly in genome browsers, for example hg38. Default: the name of the"
              + " reference's file")
  private @Nullable String genome;

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      defaultValue = "nobody@example.org",
      description = "Contact address to put into hub.txt. Default: ${DEFAULT-VALUE}")
  private String email;

  @Option(names = "--overwrite", description = "Replace existing tracks.")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(KnownOptions.defaults());
    if (!overwrite
        && WholeResource.read(ResourceFiles.below(output, TrackHub.HUB), 1).isPresent()) {
      throw new IllegalArgumentException(
          output
              + " already holds "
              + TrackHub.HUB
              + "; choose another --output or add --overwrite");
    }
    if (RunFolders.isUnfinished(input)) {
      throw new IOException(
          input
              + " holds an unfinished run; finish it by calling the command that started it again");
    }
    ModelBundle bundle = ModelFetcher.open(model);
    List<TrackTarget> chosen = TrackTarget.matching(targets, bundle.targets());
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    PackingProgress packing = new PackingProgress(reference, progress);
    ReferenceGenome contigs = References.open(reference, cache.open(), packing).genome();
    try (Tracks tracks = new Tracks(chosen, contigs)) {
      write(tracks, bundle, progress);
    }
    return 0;
  }

  /** Deletes the files of the hub that is replaced. */
  private void deleteOld() throws IOException {
    ResourceId hub = ResourceFiles.below(output, TrackHub.HUB);
    String text =
        WholeResource.read(hub, Integer.MAX_VALUE)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse("");
    List<ResourceId> old = new ArrayList<>(List.of(hub));
    for (String file : TrackHub.files(text)) {
      old.add(ResourceFiles.below(output, file));
    }
    FileSystems.delete(old, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private void write(Tracks tracks, ModelBundle bundle, Progress progress) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    tracks.read(
        OutputFolders.of(input, RowKind.BINS),
        statistic,
        bins -> progress.update(() -> Table.grouped(bins) + " bins read"));
    deleteOld();
    List<Tracks.Track> all = tracks.tracks();
    AtomicInteger done = new AtomicInteger();
    tracks.write(
        output, bedGraph, track -> progress.update(done.incrementAndGet(), all.size(), "tracks"));
    String assembly = genome == null ? name(reference) : genome;
    TrackHub hub = new TrackHub(assembly, email, bundle.manifest(), all);
    WholeResource.write(ResourceFiles.below(output, TrackHub.METADATA), hub.metadata());
    WholeResource.write(ResourceFiles.below(output, TrackHub.SESSION), hub.session());
    WholeResource.write(ResourceFiles.below(output, TrackHub.HUB), hub.hub());
    progress.end();
    out.printf(
        "%s bins, %s tracks of %s%n",
        Table.grouped(tracks.bins()), Table.grouped(all.size()), assembly);
    out.println(
        "written to "
            + String.join(
                ", ",
                ResourceFiles.below(output, "tracks/*.bw").toString(),
                ResourceFiles.below(output, TrackHub.HUB).toString(),
                ResourceFiles.below(output, TrackHub.SESSION).toString()));
    out.flush();
  }

  /** {@code hg38} of {@code /data/hg38.fa.gz}. */
  private static String name(String fasta) {
    return fasta.replaceFirst(".*/", "").replaceFirst("\\..*", "");
  }
}
