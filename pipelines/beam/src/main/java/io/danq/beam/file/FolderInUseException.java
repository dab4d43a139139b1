package io.danq.beam.file;

import java.io.IOException;

/** Another run is writing into the folder; the message says which. */
public final class FolderInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  FolderInUseException(String folder, String holder) {
    super(
        folder
            + " is in use by another run, "
            + holder
            + "; wait until it has ended, or choose another --output");
  }

  FolderInUseException(String folder, JobMark mark) {
    super(
        folder
            + " is written by job "
            + mark.job()
            + " since "
            + mark.since()
            + ", which reads "
            + mark.source()
            + "; choose another --output, or delete _job there if the job has ended");
  }
}
