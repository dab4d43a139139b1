package io.danq.sequence.file;

import htsjdk.samtools.reference.FastaSequenceFile;
import htsjdk.samtools.reference.ReferenceSequence;
import htsjdk.samtools.seekablestream.SeekableStream;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * FASTA through htsjdk. A contig is held whole; at its peak it costs three times its length.
 *
 * <p>Comment lines ({@code ;}) are passed over at the file's start only, where old files have them.
 * A header without a name, or with more than 4 KiB, ends the file: htsjdk cannot go on behind it.
 */
final class FastaParser implements RecordParser {
  private final String file;
  private final BufferedInputStream in;
  private final RecordNumbers numbers;
  private FastaSequenceFile fasta;

  FastaParser(String file, BufferedInputStream in, RecordNumbers numbers) {
    this.file = file;
    this.in = in;
    this.numbers = numbers;
  }

  @Override
  public Optional<ReadOutcome> next() throws IOException {
    if (fasta == null) {
      skipComments();
      fasta = new FastaSequenceFile(file, new ForwardStream(), null, false);
    }
    ReferenceSequence contig = fasta.nextSequence();
    return contig == null
        ? Optional.empty()
        : Optional.of(
            SequenceRecord.unaligned(
                numbers.next(), SequenceRecord.idOf(contig.getName()), contig.getBases()));
  }

  private void skipComments() throws IOException {
    boolean comment = false;
    in.mark(1);
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == ';') {
        comment = true;
      } else if (c == '\n') {
        comment = false;
      } else if (!comment && !Character.isWhitespace(c)) {
        in.reset();
        return;
      }
      in.mark(1);
    }
  }

  /** What htsjdk asks for; it reads a FASTA file without ever seeking. */
  private final class ForwardStream extends SeekableStream {
    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return in.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }

    @Override
    public String getSource() {
      return file;
    }

    @Override
    public long length() {
      throw new UnsupportedOperationException("read once, from start to end");
    }

    @Override
    public long position() {
      throw new UnsupportedOperationException("read once, from start to end");
    }

    @Override
    public void seek(long position) {
      throw new UnsupportedOperationException("read once, from start to end");
    }

    @Override
    public boolean eof() {
      throw new UnsupportedOperationException("read once, from start to end");
    }
  }
}
