package io.danq.alignment;

import io.danq.sequence.disk.FileVersion;
import io.danq.sequence.genome.LocalFasta;
import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.genome.ReferenceCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A JVM of its own that opens the index of a reference, and prints what it hears and finds. */
final class IndexingProcess {
  private IndexingProcess() {}

  /**
   * Opens an index.
   *
   * @param args the FASTA and the folder of the cache
   */
  public static void main(String[] args) throws IOException {
    PackingListener listener =
        new PackingListener() {
          @Override
          public void read(long bytes, long total) {}

          @Override
          public void note(String what) {
            System.out.println(what);
          }
        };
    PackedReference reference =
        ReferenceCache.at(Path.of(args[1]))
            .open(LocalFasta.of(Path.of(args[0])), PackingListener.NONE);
    try {
      AlignmentIndex index = IndexCache.open(reference, "genome.fa", listener);
      String bases =
          new String(
              reference.genome().bases(index.contigs().get(0), 5000, 5200),
              StandardCharsets.US_ASCII);
      AlignedRead read = index.aligner(InsertSize.DEFAULT).align(SimulatedReads.record(1, bases));
      System.out.println(
          "aligned "
              + read.isAligned()
              + " by "
              + FileVersion.of(IndexCache.image(reference.file())));
    } catch (IOException e) {
      System.out.println("failed: " + e.getMessage());
    }
  }
}
