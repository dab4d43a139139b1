package io.danq.sequence.genome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A JVM of its own that opens a reference, and prints what it hears and what it found. */
final class PackingProcess {
  private PackingProcess() {}

  /** Arguments: the FASTA, the folder of the cache. */
  public static void main(String[] args) throws IOException {
    PackingListener listener =
        new PackingListener() {
          @Override
          public void read(long bytes, long total) {
            System.out.println("read " + bytes);
          }

          @Override
          public void note(String what) {
            System.out.println(what);
          }
        };
    try {
      LocalFasta fasta = LocalFasta.of(Path.of(args[0]));
      PackedReference reference = ReferenceCache.at(Path.of(args[1])).open(fasta, listener);
      System.out.println("packed " + reference.packedNow());
      for (Contig contig : reference.genome().contigs()) {
        byte[] bases = reference.genome().bases(contig, -3, contig.length());
        System.out.println(contig + " " + new String(bases, StandardCharsets.US_ASCII).hashCode());
      }
    } catch (IOException e) {
      System.out.println("failed: " + e.getMessage());
    }
  }
}
