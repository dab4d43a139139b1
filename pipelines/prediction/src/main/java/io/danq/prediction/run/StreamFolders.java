package io.danq.prediction.run;

import io.danq.beam.file.FolderLock;
import io.danq.beam.file.JobMark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The output folders of a stream, held by the process that starts it until that process ends. A job
 * on a cluster continues after that, as its mark in the folders says.
 */
public final class StreamFolders implements AutoCloseable {
  private final List<String> folders;
  private final String source;
  private final List<FolderLock> locks = new ArrayList<>();

  private StreamFolders(List<String> folders, String source) {
    this.folders = folders;
    this.source = source;
  }

  /**
   * Takes the folders.
   *
   * @param source what the stream reads, in words
   * @throws io.danq.beam.file.FolderInUseException if another run holds one of them, or a job that
   *     reads something else writes there
   * @throws IOException if nothing can be written there
   */
  public static StreamFolders take(List<String> folders, String source) throws IOException {
    StreamFolders taken = new StreamFolders(folders, source);
    try {
      for (String folder : folders) {
        taken.locks.add(FolderLock.take(folder));
        JobMark.refuseOther(folder, source);
      }
      return taken;
    } catch (IOException | RuntimeException e) {
      try {
        taken.close();
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Marks the folders: from now on a job on a cluster writes there. */
  public void givenToJob(String job) throws IOException {
    for (String folder : folders) {
      JobMark.now(job, source).write(folder);
    }
  }

  /**
   * Unmarks the folders of a stream that has ended: nobody writes there any more.
   *
   * @throws IOException if another run has taken a folder meanwhile
   */
  public void ended() throws IOException {
    for (FolderLock lock : locks) {
      lock.check();
    }
    jobEnded();
  }

  /** Unmarks the folders: the job they were given to no longer writes there. */
  public void jobEnded() throws IOException {
    for (String folder : folders) {
      JobMark.delete(folder);
    }
  }

  /** Releases the folders, unless a job has them. */
  @Override
  public void close() throws IOException {
    for (FolderLock lock : locks) {
      lock.close();
    }
  }
}
