package io.danq.sequence.genome;

import java.util.OptionalDouble;

/** Hears what takes long. Called by the thread that opens the reference. */
public interface PackingListener {
  /** Hears nothing. */
  PackingListener NONE =
      new PackingListener() {
        @Override
        public void read(long bytes, long total) {}

        @Override
        public void note(String what) {}
      };

  /**
   * A part of the FASTA was read. Called some times per second.
   *
   * @param bytes of the file, compressed if it is, so far
   * @param total size of the file; 0 if that is unknown
   */
  void read(long bytes, long total);

  /**
   * A part of the reference is indexed for alignment. Called some times per minute at least.
   *
   * @param fraction how much, 0 to 1, if that is known
   */
  default void indexed(OptionalDouble fraction) {}

  /**
   * Something that a person may want to know: another process is waited for, or a packed copy was
   * damaged.
   */
  void note(String what);
}
