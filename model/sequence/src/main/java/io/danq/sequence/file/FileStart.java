package io.danq.sequence.file;

import io.danq.sequence.support.ByteOrderMark;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What the first bytes of a file tell.
 *
 * @param storage how it is compressed
 * @param mark bytes of a byte-order mark before its text, decompressed
 */
record FileStart(SequenceFormat format, Decompression.Storage storage, int mark) {
  /**
   * Looks at a file.
   *
   * @param asked the format that it must have; empty to detect it
   * @throws SequenceFormatException as {@link SequenceFiles#open} does
   */
  static FileStart of(String file, SeekableContent content, Optional<SequenceFormat> asked)
      throws IOException {
    BufferedInputStream stored = new BufferedInputStream(content.from(0), SequenceFiles.HEAD_BYTES);
    Decompression.Storage storage = Decompression.storage(stored);
    try (BufferedInputStream text =
        new BufferedInputStream(Decompression.of(file, stored), SequenceFiles.HEAD_BYTES)) {
      int mark = ByteOrderMark.skip(text);
      return new FileStart(
          SequenceFiles.format(file, SequenceFiles.head(file, text), asked), storage, mark);
    }
  }
}
