package io.danq.prediction.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.beam.file.FolderInUseException;
import io.danq.beam.file.JobMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output folder of a stream has one writer, also after the process that started a job. */
final class StreamFoldersTest {
  private static final String READS = "topic reads";
  private static final RunPlan PLAN =
      new RunPlan(RunPlan.FORMAT, Map.of(), List.of(new RunPlan.InputFile("a.fa", 1, 0)));

  @TempDir private Path folder;

  private List<String> folders() {
    return List.of(folder.toString());
  }

  /** A job that was started, and whose starter has ended. */
  private void startJob() throws IOException {
    try (StreamFolders folders = StreamFolders.take(folders(), READS)) {
      folders.givenToJob("danqstream-1");
    }
  }

  @Test
  void aSecondStreamIsRefusedWhileTheFirstRuns() throws IOException {
    try (StreamFolders first = StreamFolders.take(folders(), READS)) {
      assertThatThrownBy(() -> StreamFolders.take(folders(), READS))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining("is in use by another run, process");
      first.ended();
    }
    StreamFolders.take(folders(), "topic others").close();
  }

  @Test
  void aJobThatReadsSomethingElseIsRefused() throws IOException {
    startJob();
    assertThatThrownBy(() -> StreamFolders.take(folders(), "topic others"))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageStartingWith(folder + " is written by job danqstream-1 since ")
        .hasMessageEndingWith(
            ", which reads topic reads; choose another --output, or delete _job there if the job has"
                + " ended");
  }

  @Test
  void aJobThatIsStartedAgainFromASavepointGoesOn() throws IOException {
    startJob();
    startJob();
    assertThat(folder.resolve(JobMark.NAME)).content().contains("source=topic reads");
  }

  @Test
  void aJobThatHasEndedLeavesNoMark() throws IOException {
    startJob();
    try (StreamFolders folders = StreamFolders.take(folders(), READS)) {
      folders.ended();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aMarkThatIsNotWholeIsRespected() throws IOException {
    Files.writeString(folder.resolve(JobMark.NAME), "job=");
    assertThatThrownBy(() -> StreamFolders.take(folders(), READS))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageContaining("of an unknown name");
  }

  @Test
  void aBatchRunIsRefusedUnlessItIsToBeginAnew() throws IOException {
    startJob();
    assertThatThrownBy(() -> RunFolders.take(folders(), PLAN, ExistingResults.CONTINUE))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageContaining("is written by job danqstream-1");
    try (RunFolders run = RunFolders.take(folders(), PLAN, ExistingResults.RESTART)) {
      assertThat(folder.resolve(JobMark.NAME)).doesNotExist();
      run.givenToJob("danqpredict-1");
    }
    assertThatThrownBy(() -> RunFolders.take(folders(), PLAN, ExistingResults.CONTINUE))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageContaining("is written by job danqpredict-1");
  }

  /** The mark is deleted by hand once the job has ended. The same call must not delete its rows. */
  @Test
  void theResultsOfAJobThatNobodyWaitedForAreKept() throws IOException {
    try (RunFolders run = RunFolders.take(folders(), PLAN, ExistingResults.CONTINUE)) {
      run.givenToJob("danqpredict-1");
    }
    Path rows = Files.createDirectories(folder.resolve("predictions")).resolve("a.parquet");
    Files.writeString(rows, "PAR1");
    Files.delete(folder.resolve(JobMark.NAME));
    assertThatThrownBy(() -> RunFolders.take(folders(), PLAN, ExistingResults.CONTINUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("already holds");
    assertThat(rows).exists();
  }
}
