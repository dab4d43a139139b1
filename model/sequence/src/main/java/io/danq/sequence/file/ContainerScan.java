package io.danq.sequence.file;

import htsjdk.samtools.cram.io.CountingInputStream;
import htsjdk.samtools.cram.structure.Container;
import htsjdk.samtools.cram.structure.Slice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the containers of a CRAM as a reader does, with their checksums, and decompresses no
 * record. Reading only the headers would miss a damaged container, at which a reader stops.
 */
final class ContainerScan implements RecordScan {
  private static final int BUFFER = 1 << 16;

  private final CountingInputStream in;
  private final Containers containers;

  /** Reads the header. */
  ContainerScan(SeekableContent content) throws IOException {
    in = new CountingInputStream(new BufferedInputStream(content.from(0), BUFFER));
    containers = Containers.all(in);
  }

  @Override
  public long pass() throws IOException {
    Optional<Container> container = containers.next();
    if (container.isEmpty()) {
      return END;
    }
    long records = 0;
    for (Slice slice : container.get().getSlices()) {
      records += CramParser.records(slice);
    }
    return records;
  }

  @Override
  public long place() {
    return in.getCount();
  }

  @Override
  public long lines() {
    return 0;
  }
}
