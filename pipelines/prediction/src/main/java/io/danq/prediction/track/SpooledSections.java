package io.danq.prediction.track;

import io.danq.sequence.track.BigWig;
import io.danq.sequence.track.TrackSection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The compressed sections of many tracks that have values at the same bins, in one temporary file.
 * Only their positions are in memory: 4 bytes for each section of each track. Adding is not
 * thread-safe; once all are added, threads may read tracks concurrently.
 */
final class SpooledSections implements AutoCloseable {
  private final int tracks;
  private final Path file;
  private final FileChannel channel;
  private final List<Row> rows = new ArrayList<>();
  private long size;

  /** The sections of one stretch, one per track, one after the other. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(int contig, int start, long offset, int[] ends) {
    /** Where the section of a track begins, counted from the first one. */
    int begin(int track) {
      return track == 0 ? 0 : ends[track - 1];
    }
  }

  SpooledSections(int tracks) throws IOException {
    this.tracks = tracks;
    file = Files.createTempFile("danq-tracks", ".sections");
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Adds the values of a stretch.
   *
   * @param values by track, then bin
   */
  void add(int contig, int start, int step, int span, float[][] values) throws IOException {
    List<byte[]> blocks =
        IntStream.range(0, tracks)
            .parallel()
            .mapToObj(track -> new TrackSection(contig, start, step, span, values[track]).toBlock())
            .toList();
    int[] ends = blocks.stream().mapToInt(block -> block.length).toArray();
    Arrays.parallelPrefix(ends, Integer::sum);
    rows.add(new Row(contig, start, size, ends));
    ByteBuffer all = ByteBuffer.allocate(ends[tracks - 1]);
    blocks.forEach(all::put);
    all.flip();
    while (all.hasRemaining()) {
      size += channel.write(all, size);
    }
  }

  /** Ends the adding, and sorts the sections of tracks by contig and start. */
  void sort() {
    rows.sort(Comparator.comparingInt(Row::contig).thenComparingInt(Row::start));
  }

  /** The sections of a track. */
  BigWig.Blocks blocks(int track) {
    return action -> {
      for (Row row : rows) {
        int begin = row.begin(track);
        action.accept(read(row.offset() + begin, row.ends()[track] - begin));
      }
    };
  }

  private byte[] read(long offset, int length) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(length);
    while (block.hasRemaining()) {
      if (channel.read(block, offset + block.position()) < 0) {
        throw new IOException(file + " has been cut off");
      }
    }
    return block.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
