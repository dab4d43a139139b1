package io.danq.beam.file;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The hold of one run on an output folder. Its file {@value #NAME} in the folder says who holds it.
 *
 * <p>On this machine's disks the operating system keeps the lock and frees it when the process
 * ends, however it ends. Other file systems, such as {@code gs://}, have no locks: the file there
 * is a lease that its owner renews, and a lease that was not renewed for {@link LeasedLock#STALE}
 * is free. Two runs that take such a folder at the same moment may both begin; {@link #check} fails
 * for the loser at the end. Thread-safe.
 */
public sealed interface FolderLock extends AutoCloseable permits LocalLock, LeasedLock {
  /** Name of the file. Readers of tables ignore names that begin with an underscore. */
  String NAME = "_lock";

  /**
   * Takes a folder, and creates it if it does not exist.
   *
   * @param folder on any Beam file system
   * @throws FolderInUseException if another run holds it
   * @throws IOException if nothing can be written there
   */
  static FolderLock take(String folder) throws IOException {
    ResourceId resource = FileSystems.matchNewResource(folder, true);
    if (!resource.getScheme().equals("file")) {
      return LeasedLock.take(resource);
    }
    try {
      return LocalLock.take(Path.of(resource.toString()));
    } catch (LocalLock.UnsupportedException e) {
      return LeasedLock.take(resource);
    }
  }

  /**
   * Makes sure that the folder is still this run's.
   *
   * @throws IOException if it is not
   */
  void check() throws IOException;

  /** Releases the folder; a second call does nothing. */
  @Override
  void close() throws IOException;
}
