package io.danq.sequence.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A file that can be read from any place, and the files beside it. Not thread-safe. */
public interface SeekableContent {
  /** Its size in bytes. */
  long size();

  /**
   * Its bytes from a position on.
   *
   * @param position 0 to the size
   * @return a stream that is used up as soon as another one is asked for; closing it has no effect
   */
  InputStream from(long position) throws IOException;

  /**
   * The bytes of a file in the same folder.
   *
   * @param name the file's name without its folder
   * @return to be closed by the caller; empty if there is no such file
   */
  Optional<InputStream> beside(String name) throws IOException;
}
