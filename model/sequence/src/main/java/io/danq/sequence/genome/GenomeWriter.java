package io.danq.sequence.genome;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes a packed genome, contig after contig. Holds a few megabytes. Not thread-safe. */
final class GenomeWriter implements AutoCloseable {
  private final FileChannel channel;
  private final MessageDigest md5 = Md5.digest();
  private final List<Contig> contigs = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private byte[] packed = new byte[0];

  /** Creates the file, which must not exist. */
  GenomeWriter(Path file) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.position(GenomeTable.HEAD_BYTES);
  }

  /** The file could not be written. The operating system's error names no file. */
  static final class WriteException extends IOException {
    private static final long serialVersionUID = 1L;

    WriteException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Whether a contig of this name is written. */
  boolean has(String name) {
    return names.contains(name);
  }

  int contigs() {
    return contigs.size();
  }

  /**
   * Adds bases to the current contig.
   *
   * @param bases in upper case; the first {@code count} are written
   * @param count an even number, unless the contig ends with them
   */
  void bases(byte[] bases, int count) throws IOException {
    md5.update(bases, 0, count);
    int bytes = FourBitBases.bytes(count);
    if (packed.length < bytes) {
      packed = new byte[bytes];
    }
    FourBitBases.pack(bases, count, packed);
    write(ByteBuffer.wrap(packed, 0, bytes));
  }

  /** Ends the current contig; further bases belong to the next one. */
  void end(String name, int length) {
    contigs.add(new Contig(name, length, Md5.text(md5.digest())));
    names.add(name);
  }

  /** Writes the rest and forces the file to the disk. */
  GenomeTable finish() throws IOException {
    GenomeTable table = new GenomeTable(contigs);
    write(ByteBuffer.wrap(table.content()));
    try {
      channel.position(0);
      write(table.head());
      channel.force(true);
    } catch (WriteException e) {
      throw e;
    } catch (IOException e) {
      throw new WriteException(e);
    }
    return table;
  }

  private void write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new WriteException(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
