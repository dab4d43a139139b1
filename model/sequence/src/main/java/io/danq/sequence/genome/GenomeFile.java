package io.danq.sequence.genome;

import io.danq.sequence.file.SequenceFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Opens packed genomes. */
final class GenomeFile {
  /** A mapping has at most 2 GiB. The longest contig takes half of it. */
  private static final int MAPPED_BYTES = 1 << 30;

  private GenomeFile() {}

  /**
   * Maps a packed genome into memory. Its size, its head and its table are checked; the bases are
   * not read.
   *
   * @throws SequenceFormatException if the file is not an intact packed genome
   * @throws IOException if it cannot be read, or is not there
   */
  static ReferenceGenome open(Path file) throws IOException {
    return open(file, MAPPED_BYTES);
  }

  /**
   * As {@link #open(Path)}. A mapping has at most {@code mappedBytes} bytes, or a single contig
   * that is larger.
   */
  static ReferenceGenome open(Path file, int mappedBytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new ReferenceGenome(map(channel, readTable(file, channel).contigs(), mappedBytes));
    }
  }

  /** The contigs of a packed genome, after the checks of {@link #open(Path)}. */
  static List<Contig> contigs(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return readTable(file, channel).contigs();
    }
  }

  private static GenomeTable readTable(Path file, FileChannel channel) throws IOException {
    try {
      GenomeTable.Place place =
          GenomeTable.Place.parse(
              read(channel, 0, (int) Math.min(channel.size(), GenomeTable.HEAD_BYTES)));
      long size = channel.size();
      if (place.bytes() < 0 || place.fileBytes() != size) {
        throw new IOException("it has " + size + " bytes, not " + place.fileBytes());
      }
      byte[] table = read(channel, place.position(), place.bytes()).array();
      return GenomeTable.parse(place, table);
    } catch (IOException e) {
      throw new SequenceFormatException(
          file + " is not an intact packed genome: " + e.getMessage(), e);
    }
  }

  private static ByteBuffer read(FileChannel channel, long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("it is cut off");
      }
    }
    return buffer.flip();
  }

  /** Maps neighbouring contigs together: a system allows some 65,000 mappings. */
  private static List<PackedContig> map(FileChannel channel, List<Contig> contigs, int mappedBytes)
      throws IOException {
    List<PackedContig> packed = new ArrayList<>();
    long position = GenomeTable.HEAD_BYTES;
    for (int first = 0; first < contigs.size(); ) {
      long bytes = 0;
      int end = first;
      do {
        bytes += FourBitBases.bytes(contigs.get(end).length());
        end++;
      } while (end < contigs.size()
          && bytes + FourBitBases.bytes(contigs.get(end).length()) <= mappedBytes);
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, position, bytes);
      int start = 0;
      for (; first < end; first++) {
        packed.add(new PackedContig(contigs.get(first), mapped, start));
        start += FourBitBases.bytes(contigs.get(first).length());
      }
      position += bytes;
    }
    return packed;
  }
}
