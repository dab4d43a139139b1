package io.danq.sequence.genome;

import io.danq.sequence.SequenceNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The contigs of a packed genome, and how its file begins and ends. All numbers are big-endian.
 *
 * <ul>
 *   <li>head, {@value #HEAD_BYTES} bytes: {@code DanQGnom}, int32 version, int32 number of contigs,
 *       int64 position of the table, int32 bytes of the table, int32 0, SHA-256 of the table
 *   <li>the bases, contig after contig as {@link FourBitBases} packs them, each from a whole byte
 *   <li>the table up to the end of the file; for each contig int32 bytes of the name, the name in
 *       UTF-8, int32 length, 16 bytes MD5
 * </ul>
 *
 * <p>The table identifies the bases by their MD5 sums, so its digest can name the file.
 *
 * @param contigs in the order of the FASTA
 */
record GenomeTable(List<Contig> contigs) {
  static final int HEAD_BYTES = 64;

  private static final byte[] MAGIC = "DanQGnom".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int MD5_BYTES = 16;
  private static final int NAME_DIGITS = 32;

  /** Keeps a copy. */
  GenomeTable {
    contigs = List.copyOf(contigs);
  }

  /** The table as it is in the file. */
  byte[] content() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Contig contig : contigs) {
        byte[] name = contig.name().getBytes(StandardCharsets.UTF_8);
        out.writeInt(name.length);
        out.write(name);
        out.writeInt(contig.length());
        out.write(HexFormat.of().parseHex(contig.md5()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Where a file says that its table is. */
  record Place(int contigs, long position, int bytes, String digest) {
    /**
     * Reads a head.
     *
     * @throws IOException if it is not a head; the message says why
     */
    static Place parse(ByteBuffer head) throws IOException {
      byte[] magic = new byte[MAGIC.length];
      if (head.remaining() < HEAD_BYTES) {
        throw new IOException("it is cut off");
      }
      head.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new IOException("it is not a packed genome");
      }
      int version = head.getInt();
      if (version != VERSION) {
        throw new IOException("it has version " + version + ", not " + VERSION);
      }
      int contigs = head.getInt();
      long position = head.getLong();
      int bytes = head.getInt();
      head.getInt();
      byte[] digest = new byte[head.remaining()];
      head.get(digest);
      return new Place(contigs, position, bytes, HexFormat.of().formatHex(digest));
    }

    long fileBytes() {
      return position + bytes;
    }
  }

  /**
   * Reads a table.
   *
   * @throws IOException if it does not match the head; the message says why
   */
  static GenomeTable parse(Place place, byte[] content) throws IOException {
    if (!HexFormat.of().formatHex(sha256(content)).equals(place.digest())) {
      throw new IOException("its table of contigs does not have its checksum");
    }
    List<Contig> contigs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      for (int i = 0; i < place.contigs(); i++) {
        byte[] name = in.readNBytes(Math.min(in.readInt(), SequenceNames.MAX_BYTES));
        int length = in.readInt();
        String md5 = Md5.text(in.readNBytes(MD5_BYTES));
        contigs.add(new Contig(new String(name, StandardCharsets.UTF_8), length, md5));
        names.add(contigs.get(i).name());
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("its table of contigs cannot be read", e);
    }
    GenomeTable table = new GenomeTable(contigs);
    if (table.position() != place.position() || names.size() < contigs.size()) {
      throw new IOException("its table of contigs does not fit its bases");
    }
    return table;
  }

  /** The head of the file. */
  ByteBuffer head() {
    byte[] content = content();
    return ByteBuffer.allocate(HEAD_BYTES)
        .put(MAGIC)
        .putInt(VERSION)
        .putInt(contigs.size())
        .putLong(position())
        .putInt(content.length)
        .putInt(0)
        .put(sha256(content))
        .flip();
  }

  /** Where the bases end and the table begins. */
  long position() {
    return HEAD_BYTES + contigs.stream().mapToLong(c -> FourBitBases.bytes(c.length())).sum();
  }

  /** A name for the content: 32 hexadecimal digits that depend on all contigs and bases. */
  String digest() {
    return HexFormat.of().formatHex(sha256(content())).substring(0, NAME_DIGITS);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
