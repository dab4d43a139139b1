package io.danq.sequence.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.cram.build.CramIO;
import htsjdk.samtools.cram.common.CRAMVersion;
import htsjdk.samtools.cram.io.CountingInputStream;
import htsjdk.samtools.cram.ref.ReferenceContext;
import htsjdk.samtools.cram.structure.AlignmentContext;
import htsjdk.samtools.cram.structure.Container;
import htsjdk.samtools.cram.structure.ContainerHeader;
import htsjdk.samtools.cram.structure.CramHeader;
import io.danq.sequence.Regions;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * The containers of a CRAM whose reads may lie in regions. Of the others only the header is read:
 * it says where the container's reads lie, how many there are, and how long the container is. So a
 * CRAM needs no index, and a record keeps its number in the file. (The header's own count of
 * preceding records restarts where files were joined.)
 */
final class RegionContainers implements Containers {
  private static final int HEADER_BUFFER = 1 << 9;
  private static final int BUFFER = 1 << 16;

  private final SeekableContent content;
  private final Regions regions;
  private final RecordNumbers numbers;
  private final CRAMVersion version;
  private final SAMFileHeader header;
  private long position;

  /**
   * Reads the header of a file.
   *
   * @param numbers counts the records of the containers that are left out
   */
  RegionContainers(SeekableContent content, Regions regions, RecordNumbers numbers)
      throws IOException {
    this.content = content;
    this.regions = regions;
    this.numbers = numbers;
    CountingInputStream in =
        new CountingInputStream(new BufferedInputStream(content.from(0), HEADER_BUFFER));
    CramHeader start = CramIO.readCramHeader(in);
    version = start.getCRAMVersion();
    header = Container.readSAMFileHeaderContainer(version, in, new String(start.getId(), UTF_8));
    position = in.getCount();
  }

  @Override
  public SAMFileHeader header() {
    return header;
  }

  @Override
  public Optional<Container> next() throws IOException {
    while (position < content.size()) {
      CountingInputStream in =
          new CountingInputStream(new BufferedInputStream(content.from(position), HEADER_BUFFER));
      ContainerHeader next = new ContainerHeader(version, in);
      if (next.isEOF()) {
        return Optional.empty();
      }
      if (next.getContainerBlocksByteSize() < 0 || next.getNumberOfRecords() < 0) {
        throw new IOException("the header of a container is damaged");
      }
      long start = position;
      position = start + in.getCount() + next.getContainerBlocksByteSize();
      if (isWanted(next.getAlignmentContext())) {
        return Optional.of(
            new Container(version, new BufferedInputStream(content.from(start), BUFFER), start));
      }
      numbers.skip(next.getNumberOfRecords());
    }
    throw new EOFException("the file is cut off");
  }

  private boolean isWanted(AlignmentContext place) {
    ReferenceContext contig = place.getReferenceContext();
    if (!contig.isMappedSingleRef()) {
      return contig.isMultiRef();
    }
    SAMSequenceRecord sequence = header.getSequence(contig.getReferenceSequenceID());
    int start = place.getAlignmentStart() - 1;
    return sequence == null // reading it tells what is wrong
        || regions.overlap(
            sequence.getSequenceName(), start, start + Math.max(1, place.getAlignmentSpan()));
  }
}
