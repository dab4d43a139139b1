package io.danq.cli.text;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * This process' standard output, which remembers write errors. A {@link PrintWriter} does not
 * report them. Not thread-safe.
 */
public final class StandardOutput extends OutputStream {
  private static final String BROKEN_PIPE = "Broken pipe";
  private static final int CHECKED_LINES = 1024;

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private @Nullable IOException fault;

  /** The output cannot reach its reader; nothing more need be printed. */
  public static final class LostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostException() {
      super("standard output is closed");
    }
  }

  /** Counts the lines of a long output and stops it once nobody reads them any more. */
  static final class Watch {
    private final PrintWriter out;
    private int lines;

    Watch(PrintWriter out) {
      this.out = out;
    }

    /**
     * To be called after each line.
     *
     * @throws LostException if the lines get lost
     */
    void line() {
      lines++;
      if (lines % CHECKED_LINES == 0 && out.checkError()) {
        throw new LostException();
      }
    }
  }

  /** A writer in UTF-8 that flushes after each line that is printed as one. */
  public PrintWriter writer() {
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(this, StandardCharsets.UTF_8)), true);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (fault != null) {
      throw fault;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      fault = e;
      throw e;
    }
  }

  /** Whether its reader has closed it, as {@code head} does after its lines. */
  public boolean isClosedByReader() {
    return fault != null && String.valueOf(fault.getMessage()).contains(BROKEN_PIPE);
  }

  /** Why it could not be written, in words; empty if it could, or its reader has stopped. */
  public Optional<String> fault() {
    return fault == null || isClosedByReader()
        ? Optional.empty()
        : Optional.of("cannot write to standard output: " + fault.getMessage());
  }
}
