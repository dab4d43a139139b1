package io.danq.sequence.support;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.index.tabix.TabixIndex;
import htsjdk.tribble.index.tabix.TabixIndexCreator;
import htsjdk.tribble.util.LittleEndianOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Tabix indices as files have them. Stateless. */
public final class Tabix {
  /** Where a {@code .tbi} ends: it has no bins beyond 2^29 bases. */
  public static final int MOST_BASES = 1 << 29;

  private Tabix() {}

  /**
   * The bytes of a {@code .tbi} file.
   *
   * @param index knows all lines
   * @param end virtual offset of the end of the text
   */
  public static byte[] bytes(TabixIndexCreator index, long end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LittleEndianOutputStream indexed =
        new LittleEndianOutputStream(new BlockCompressedOutputStream(bytes, (Path) null));
    ((TabixIndex) index.finalizeIndex(end)).write(indexed);
    indexed.close();
    return bytes.toByteArray();
  }
}
