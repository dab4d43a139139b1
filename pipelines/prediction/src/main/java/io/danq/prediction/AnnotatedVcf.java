package io.danq.prediction;

import io.danq.beam.file.Pipes;
import io.danq.network.bundle.ModelManifest;
import io.danq.prediction.options.VariantOptions;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.variant.VcfInfoHeader;
import io.danq.prediction.variant.VcfParts;
import io.danq.prediction.write.Output;
import io.danq.sequence.file.Decompression;
import io.danq.sequence.variant.VcfPieces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** The annotated VCF of a run, if it writes one. Stateless. */
final class AnnotatedVcf {
  private AnnotatedVcf() {}

  /**
   * Makes sure that the VCF can be written.
   *
   * @param folders the other output folders
   * @return its parts; empty if no output is a VCF
   * @throws IllegalArgumentException if there are several inputs or VCFs, if the VCF is there
   *     already, or if the input already has danq's entries
   */
  static Optional<VcfParts> check(
      VariantOptions options, List<Metadata> files, List<String> folders) throws IOException {
    List<Output.Vcf> outputs =
        Output.parse(options.getOutput()).stream()
            .filter(Output.Vcf.class::isInstance)
            .map(Output.Vcf.class::cast)
            .toList();
    if (outputs.isEmpty()) {
      return Optional.empty();
    }
    Output.Vcf output = outputs.get(0);
    if (outputs.size() > 1 || files.size() > 1) {
      throw new IllegalArgumentException(
          "--output=" + output + " is one file for one input; run 'danq variants' for each");
    }
    VcfParts parts = new VcfParts(output.file(), output.folder());
    // An interrupted run may have got as far as writing it.
    String journal = folders.isEmpty() ? output.folder() : folders.get(0);
    if (parts.isThere() && !options.isOverwrite() && !RunFolders.isUnfinished(journal)) {
      throw new IllegalArgumentException(
          output.file() + " already exists; choose another --output or add --overwrite");
    }
    checkInput(files.get(0));
    return Optional.of(parts);
  }

  private static void checkInput(Metadata file) throws IOException {
    if (Pipes.isPipe(file)) {
      return; // nobody can look at its beginning; it is checked when it is read
    }
    String name = Pipes.name(file);
    try (InputStream content = Channels.newInputStream(Pipes.open(file))) {
      VcfInfoHeader.checkUnannotated(name, VcfPieces.header(name, Decompression.of(name, content)));
    }
  }

  static VcfInfoHeader header(ModelManifest model) {
    return new VcfInfoHeader(model.id() + ", version " + model.version());
  }
}
