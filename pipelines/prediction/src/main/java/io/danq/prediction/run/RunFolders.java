package io.danq.prediction.run;

import io.danq.beam.file.FolderLock;
import io.danq.beam.file.JobMark;
import io.danq.beam.file.WholeResource;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.sequence.disk.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The output folders of a batch run, held from its start to its end. The run is done part by part;
 * the files of a part have its number in their names. A run without folders has no journal and
 * always starts from the beginning.
 */
public final class RunFolders implements AutoCloseable {
  /** Name of the file that a run writes last, with its summary. */
  public static final String SUCCESS = "_SUCCESS";

  private final List<String> folders;
  private final List<String> working;
  private final List<FolderLock> locks = new ArrayList<>();
  private final RunPlan plan;
  private final int parts;
  private final Map<Integer, RunSummary> done = new TreeMap<>();
  private boolean succeeded;

  private RunFolders(List<String> folders, List<String> working, RunPlan plan) {
    this.folders = Stream.concat(folders.stream(), working.stream()).toList();
    this.working = working;
    this.plan = plan;
    this.parts = plan.parts().size();
  }

  /**
   * Takes the folders. Deletes only the unfinished files of an interrupted run, and results that
   * are to be replaced.
   *
   * @throws IllegalArgumentException if a folder holds results that {@code existing} does not let
   *     the run continue or replace
   * @throws IOException if another run holds a folder, a folder cannot be written or its journal is
   *     damaged, or, with {@link ExistingResults#CONTINUE}, if a job on a cluster writes there
   */
  public static RunFolders take(List<String> folders, RunPlan plan, ExistingResults existing)
      throws IOException {
    return take(folders, List.of(), plan, existing);
  }

  /**
   * As above, for a run whose result is not a folder: {@code working} are the folders it works in.
   * A working folder that is empty at the end is deleted.
   */
  public static RunFolders take(
      List<String> folders, List<String> working, RunPlan plan, ExistingResults existing)
      throws IOException {
    RunFolders run = new RunFolders(folders, working, plan);
    try {
      for (String folder : run.folders) {
        run.locks.add(FolderLock.take(folder));
      }
      run.begin(existing);
      return run;
    } catch (IOException | RuntimeException e) {
      run.release(e);
      throw e;
    }
  }

  /** Whether a folder holds a run that has not ended. */
  public static boolean isUnfinished(String folder) throws IOException {
    try {
      return new RunJournal(folder).plan().isPresent();
    } catch (RunJournal.DamagedException e) {
      return true; // whose journal take() complains about
    }
  }

  private void begin(ExistingResults existing) throws IOException {
    if (folders.isEmpty()) {
      return;
    }
    if (existing == ExistingResults.CONTINUE) {
      for (String folder : folders) {
        JobMark.refuseAny(folder);
      }
    }
    RunJournal journal = journal();
    Optional<RunPlan> earlier;
    try {
      earlier = journal.plan();
    } catch (RunJournal.DamagedException e) {
      if (existing != ExistingResults.RESTART) {
        throw e;
      }
      earlier = Optional.of(plan); // it starts over, whatever it was
    }
    Optional<String> difference = earlier.flatMap(there -> there.difference(plan));
    if (earlier.isPresent() && existing == ExistingResults.CONTINUE && difference.isPresent()) {
      throw new IllegalArgumentException(
          folders.get(0)
              + " holds an unfinished run with another "
              + difference.get()
              + "; --restart starts over");
    }
    if (earlier.isEmpty() && existing != ExistingResults.OVERWRITE) {
      OutputFolders.refuseExisting(
          folders, "choose another --output or replace them with --overwrite");
    }
    boolean goesOn =
        earlier.isPresent()
            && difference.isEmpty()
            && existing != ExistingResults.RESTART
            && !plan.readsPipe();
    if (goesOn) {
      done.putAll(journal.done(parts));
    } else {
      journal.delete();
    }
    for (String folder : folders) {
      JobMark.delete(folder);
      FileSystems.delete(List.of(success(folder)), StandardMoveOptions.IGNORE_MISSING_FILES);
      FileSystems.delete(notDone(folder, done.keySet()));
      OutputFolders.deleteUnfinished(folder);
    }
    if (!goesOn) {
      journal.begin(plan);
    }
  }

  /** Result files that belong to no finished part. */
  private static List<ResourceId> notDone(String folder, Set<Integer> done) throws IOException {
    Set<String> kept = new HashSet<>();
    for (int part : done) {
      for (RowKind kind : RowKind.values()) {
        kept.add(kind.prefix(part));
      }
    }
    List<ResourceId> files = new ArrayList<>();
    for (ResourceId file : OutputFolders.files(folder)) {
      if (!kept.contains(RowKind.prefixOf(file.getFilename()))) {
        files.add(file);
      }
    }
    return files;
  }

  private RunJournal journal() {
    return new RunJournal(folders.get(0));
  }

  private static ResourceId success(String folder) {
    return FileSystems.matchNewResource(folder, true)
        .resolve(SUCCESS, StandardResolveOptions.RESOLVE_FILE);
  }

  /** The numbers, from 0, of the parts that are still to be done. */
  public List<Integer> remaining() {
    List<Integer> remaining = new ArrayList<>();
    for (int number = 0; number < parts; number++) {
      if (!done.containsKey(number)) {
        remaining.add(number);
      }
    }
    return remaining;
  }

  /** What an earlier call and this one have done so far. */
  public RunSummary sum() {
    return done.values().stream().reduce(RunSummary.NOTHING, RunSummary::plus);
  }

  /** How many parts are done. */
  public int doneParts() {
    return done.size();
  }

  /**
   * Notes that all rows of a part are in their places. If a file of the part could not be read to
   * its end, the part counts in {@link #sum} but the next call does it again: the cause may be gone
   * by then.
   *
   * @throws IOException if a folder is no longer this run's
   */
  public void partDone(int number, RunSummary counts) throws IOException {
    for (FolderLock lock : locks) {
      lock.check();
    }
    if (!folders.isEmpty() && counts.unreadable() == 0) {
      journal().partDone(number, counts);
    }
    done.put(number, counts);
  }

  /**
   * Says in the folders that a job on a cluster writes there, and goes on alone. Nobody notes what
   * the job has done, so no later call continues it: its results are finished ones, and are kept.
   */
  public void givenToJob(String job) throws IOException {
    for (String folder : folders) {
      JobMark.now(job, "files").write(folder);
    }
    if (!folders.isEmpty()) {
      journal().delete();
    }
  }

  /** Writes {@value #SUCCESS} into every folder and deletes the journal. */
  public void succeed(RunSummary summary) throws IOException {
    for (FolderLock lock : locks) {
      lock.check();
    }
    for (String folder : folders) {
      OutputFolders.deleteUnfinished(folder);
      if (!working.contains(folder)) {
        WholeResource.write(success(folder), summary.toJson());
      }
    }
    if (!folders.isEmpty()) {
      journal().delete();
    }
    succeeded = true;
  }

  /**
   * Leaves the folders as an interrupted run should: finished files stay, unfinished ones are
   * deleted. Tasks that still run may start a file again, so it deletes before and after it lets go
   * of the folders.
   */
  public void abandon() throws IOException {
    for (String folder : folders) {
      OutputFolders.deleteUnfinished(folder);
    }
    close();
    for (String folder : folders) {
      OutputFolders.deleteUnfinished(folder);
    }
  }

  private void release(Exception cause) {
    try {
      close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Releases the folders. */
  @Override
  public void close() throws IOException {
    for (FolderLock lock : locks) {
      lock.close();
    }
    if (succeeded) {
      for (String folder : working) {
        deleteIfEmpty(folder);
      }
    }
  }

  /** Only local folders exist when they are empty. */
  private static void deleteIfEmpty(String folder) throws IOException {
    ResourceId resource = FileSystems.matchNewResource(folder, true);
    if (resource.getScheme().equals("file")) {
      Folders.deleteIfEmpty(Path.of(resource.toString()));
    }
  }
}
