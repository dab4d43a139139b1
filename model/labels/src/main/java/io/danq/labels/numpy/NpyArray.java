package io.danq.labels.numpy;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/**
 * An array, read row by row along its first axis. One row is in memory at a time. Not thread-safe.
 */
public final class NpyArray implements AutoCloseable {
  private static final long MAX_ROW_BYTES = 64 << 20;
  private static final long UNKNOWN = -1;

  private final String name;
  private final NpyHeader header;
  private final CheckedInputStream in;
  private final long crc; // of the whole entry; UNKNOWN outside of an archive
  private final byte[] row;
  private int rowsRead;

  private NpyArray(String name, NpyHeader header, CheckedInputStream in, long crc) {
    this.name = name;
    this.header = header;
    this.in = in;
    this.crc = crc;
    this.row = new byte[(int) header.rowBytes()];
  }

  /**
   * Opens a {@code .npy} file; the caller closes it.
   *
   * @throws java.nio.file.NoSuchFileException if the file does not exist
   * @throws NumpyException if the file is not an array, has an unsupported type, or is not as long
   *     as its header says
   */
  public static NpyArray open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      return open(file.toString(), in, Files.size(file), UNKNOWN);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Reads the header of an entry in an archive.
   *
   * @param entryBytes size of the entry according to the archive
   * @throws NumpyException if header and size do not agree, or a row is larger than 64 MiB
   */
  static NpyArray open(String name, InputStream entry, long entryBytes, long crc)
      throws IOException {
    CheckedInputStream in = new CheckedInputStream(entry, new CRC32());
    NpyHeader header = NpyHeader.read(in, name);
    long dataBytes = entryBytes - header.length();
    if (header.dataBytes() != dataBytes) {
      throw new NumpyException(
          name
              + " has shape "
              + header.shape()
              + ", which is "
              + header.dataBytes()
              + " bytes of elements; the file holds "
              + dataBytes);
    }
    if (header.rowBytes() > MAX_ROW_BYTES) {
      throw new NumpyException(
          name
              + " has shape "
              + header.shape()
              + ": a row of more than "
              + MAX_ROW_BYTES
              + " bytes");
    }
    return new NpyArray(name, header, in, crc);
  }

  /** The shape and type. */
  public NpyHeader header() {
    return header;
  }

  /**
   * Reads the next row as float32.
   *
   * @param into at least {@code header().rowSize()} long
   * @return false after the last row
   * @throws NumpyException if the file is damaged or ends too early
   */
  public boolean next(float[] into) throws IOException {
    if (rowsRead == header.rows()) {
      return false;
    }
    try {
      if (in.readNBytes(row, 0, row.length) < row.length) {
        throw new NumpyException(name + " ends inside row " + rowsRead);
      }
      rowsRead++;
      if (rowsRead == header.rows() && crc != UNKNOWN && in.getChecksum().getValue() != crc) {
        throw new NumpyException(name + " is damaged: its checksum does not match");
      }
    } catch (ZipException | EOFException e) {
      throw new NumpyException(name + " is damaged at row " + rowsRead + ": " + e.getMessage(), e);
    }
    ByteBuffer elements = ByteBuffer.wrap(row).order(header.order());
    header.type().get(elements, into, (int) header.rowSize());
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
