package io.danq.sequence.file;

import io.danq.sequence.ReadOutcome;
import io.danq.sequence.Regions;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads the records of a sorted and indexed BAM that lie in regions, each with its number in the
 * file. The index gives the number of records on earlier contigs. On a region's contig, the records
 * before the region are counted, which decompresses but does not decode them. What follows the last
 * region of a contig is not read.
 */
final class BamRegions implements RecordParser {
  /** What a BAM ends with: an empty block of bgzf (SAMv1, section 4.1.2). */
  private static final byte[] END =
      HexFormat.of().parseHex("1f8b08040000000000ff0600424302001b0003000000000000000000");

  private final SeekableContent content;
  private final BamParser bam;
  private final RecordNumbers numbers;
  private final Regions regions;
  private final Queue<Start> starts = new ArrayDeque<>();
  private int contig = -1;
  private int reached;

  /**
   * Where the records of a contig begin.
   *
   * @param contig its number in the header
   * @param place virtual offset of its first record
   * @param before records of the file before it
   */
  private record Start(int contig, long place, long before) {}

  private BamRegions(
      SeekableContent content, BamParser bam, RecordNumbers numbers, Regions regions) {
    this.content = content;
    this.bam = bam;
    this.numbers = numbers;
    this.regions = regions;
  }

  /**
   * Opens a BAM.
   *
   * @param index the index of the file
   * @throws IOException if the index does not fit the file, or the file is damaged or not sorted
   */
  static BamRegions open(
      SeekableContent content,
      BinningIndex index,
      RecordNumbers numbers,
      int maxRecordBytes,
      Regions regions)
      throws IOException {
    checkEnd(content);
    BgzfStream start = BgzfStream.at(content, 0);
    BamParser bam = new BamParser(start, numbers, maxRecordBytes);
    bam.readHeader();
    if (!bam.isSorted()) {
      throw new IOException("the header of the file does not say that it is sorted by coordinate");
    }
    if (bam.contigs().size() != index.contigs().size()) {
      throw new IOException(
          String.format(
              "the index has %d contigs, the file has %d",
              index.contigs().size(), bam.contigs().size()));
    }
    BamRegions opened = new BamRegions(content, bam, numbers, regions);
    opened.find(index.contigs(), start.virtualOffset());
    return opened;
  }

  /**
   * Finds the starts of the contigs that have regions. Where a contig begins, the file must have a
   * record of it; where the index has no record of a contig, the next one's must follow at once.
   */
  private void find(List<BinningIndex.Contig> contigs, long headerEnd) throws IOException {
    long place = headerEnd;
    long before = 0;
    List<Integer> unseen = new ArrayList<>();
    for (int i = 0; i <= contigs.size(); i++) {
      boolean last = i == contigs.size();
      if (!last) {
        unseen.add(i);
      }
      if (last || contigs.get(i).records() > 0) {
        if (unseen.stream().anyMatch(this::isWanted)) {
          check(place, last ? -1 : i);
          if (!last && isWanted(i)) {
            starts.add(new Start(i, place, before));
          }
        }
        unseen.clear();
      }
      if (!last && contigs.get(i).records() > 0) {
        place = contigs.get(i).end();
        before += contigs.get(i).records();
      }
    }
  }

  private boolean isWanted(int number) {
    return regions.end(bam.contigs().get(number)) > 0;
  }

  /**
   * Checks whether the record at a position lies on a contig; -1 stands for no contig or the end of
   * the file.
   */
  private void check(long place, int expected) throws IOException {
    byte[] record;
    try {
      goTo(place);
      record = bam.block();
    } catch (IOException e) {
      IOException unfit =
          new IOException(
              "the index does not fit the file, which has no record where the index has "
                  + records(expected));
      unfit.addSuppressed(e); // its message would be shown if it were the cause
      throw unfit;
    }
    int found = record.length == 0 ? -1 : BamRecordPlace.of(record).contig();
    if (found != expected) {
      throw new IOException(
          String.format(
              "the index does not fit the file, which has %s where the index has %s",
              records(found), records(expected)));
    }
  }

  private String records(int number) {
    return number < 0 || number >= bam.contigs().size()
        ? "no more contigs"
        : "records of contig " + bam.contigs().get(number);
  }

  @Override
  public Optional<ReadOutcome> next() throws IOException {
    while (contig >= 0 || !starts.isEmpty()) {
      if (contig < 0) {
        Start start = starts.remove();
        numbers.goTo(start.before());
        goTo(start.place());
        contig = start.contig();
        reached = 0;
      }
      byte[] record = bam.block();
      if (record.length == 0) {
        contig = -1;
        continue;
      }
      BamRecordPlace place = BamRecordPlace.of(record);
      String name = bam.contigs().get(contig);
      if (place.contig() != contig || place.start() >= regions.end(name)) {
        contig = -1;
      } else if (place.start() < reached) {
        throw new IOException("the records are not sorted, although the file has an index");
      } else {
        reached = place.start();
        if (regions.overlap(name, place.start(), place.end())) {
          return Optional.of(bam.outcome(record));
        }
        numbers.skip(1);
      }
    }
    return Optional.empty();
  }

  private void goTo(long virtualOffset) throws IOException {
    long block = virtualOffset >>> BgzfStream.VIRTUAL_BITS;
    if (block >= content.size()) {
      throw new IOException("the index points beyond the end of the file");
    }
    try {
      bam.continueWith(BgzfStream.at(content, virtualOffset));
    } catch (EOFException e) {
      throw new IOException("the index points beyond the end of the file", e);
    }
  }

  private static void checkEnd(SeekableContent content) throws IOException {
    long start = content.size() - END.length;
    if (start < 0 || !Arrays.equals(content.from(start).readNBytes(END.length), END)) {
      throw new IOException("the file does not end as a BAM ends");
    }
  }
}
