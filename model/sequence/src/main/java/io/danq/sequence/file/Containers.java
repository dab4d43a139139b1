package io.danq.sequence.file;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.cram.build.CramContainerIterator;
import htsjdk.samtools.cram.structure.Container;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The containers of a CRAM, in their order. Not thread-safe. */
interface Containers {
  /** The header of the file. */
  SAMFileHeader header();

  /**
   * The next container.
   *
   * @return empty at the end
   * @throws IOException (or an unchecked exception of htsjdk) if the file is damaged
   */
  Optional<Container> next() throws IOException;

  /** Opens a file. */
  @FunctionalInterface
  interface Opening {
    /** Reads the header. */
    Containers open() throws IOException;
  }

  /** All containers of a stream. */
  static Containers all(InputStream in) {
    CramContainerIterator containers = new CramContainerIterator(in);
    return new Containers() {
      @Override
      public SAMFileHeader header() {
        return containers.getSamFileHeader();
      }

      @Override
      public Optional<Container> next() {
        return containers.hasNext() ? Optional.of(containers.next()) : Optional.empty();
      }
    };
  }
}
