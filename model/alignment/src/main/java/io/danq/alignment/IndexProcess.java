package io.danq.alignment;

import java.io.IOException;
import org.broadinstitute.hellbender.utils.bwa.BwaMemIndex;

/**
 * The main class of the process that indexes a genome. BWA ends its process when it cannot
 * continue, and it takes gigabytes; a JVM that predicts can afford neither. The process ends when
 * the one that started it ends.
 *
 * <p>Uses nothing but BWA's Java part.
 */
final class IndexProcess {
  private IndexProcess() {}

  /**
   * Makes an image.
   *
   * @param args the FASTA and the image
   */
  public static void main(String[] args) {
    Thread watch = new Thread(IndexProcess::endWithParent, "parent");
    watch.setDaemon(true);
    watch.start();
    BwaMemIndex.createIndexImageFromFastaFile(args[0], args[1]);
  }

  /** Standard input ends when the parent does, however it ends. */
  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // nobody writes
      }
    } catch (IOException e) {
      // the same
    }
    Runtime.getRuntime().halt(1);
  }
}
