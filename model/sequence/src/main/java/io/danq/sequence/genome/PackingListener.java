package io.danq.sequence.genome;

import java.util.OptionalDouble;

/** Receives the progress of long steps. Called by the thread that opens the reference. */
public interface PackingListener {
  /** Ignores everything. */
  PackingListener NONE =
      new PackingListener() {
        @Override
        public void read(long bytes, long total) {}

        @Override
        public void note(String what) {}
      };

  /**
   * A part of the FASTA was read. Called several times per second.
   *
   * @param bytes of the file, compressed if it is, so far
   * @param total size of the file; 0 if that is unknown
   */
  void read(long bytes, long total);

  /**
   * A part of the reference is indexed for alignment. Called at least several times per minute.
   *
   * @param fraction how much, 0 to 1, if that is known
   */
  default void indexed(OptionalDouble fraction) {}

  /**
   * Something the user may want to know, for example that it waits for another process, or that a
   * packed copy was damaged.
   */
  void note(String what);
}
