package io.danq.prediction.run;

import io.danq.beam.file.FileMatch;
import io.danq.beam.file.WholeResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * What an unfinished run has done so far, in {@code _run/} of its output folder: its plan, and for
 * each finished part a file with the part's counts. The folder is deleted when the run has ended.
 */
final class RunJournal {
  private static final String PARTS = "part-*.json";

  private final ResourceId plan;
  private final ResourceId folder;

  /**
   * The journal of a folder, which may have none yet.
   *
   * @param output the output folder
   */
  RunJournal(String output) {
    folder =
        FileSystems.matchNewResource(output, true)
            .resolve("_run", StandardResolveOptions.RESOLVE_DIRECTORY);
    plan = file("plan.json");
  }

  private ResourceId file(String name) {
    return folder.resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }

  private ResourceId part(int number) {
    return file(String.format(Locale.ROOT, "part-%05d.json", number));
  }

  /** The plan of an unfinished run, if there is one. */
  Optional<RunPlan> plan() throws IOException {
    return read(plan, RunPlan::parse);
  }

  void begin(RunPlan run) throws IOException {
    WholeResource.write(plan, run.toJson());
  }

  /** The parts of the plan that are done, by their numbers. */
  Map<Integer, RunSummary> done(int parts) throws IOException {
    Map<Integer, RunSummary> done = new TreeMap<>();
    for (int number = 0; number < parts; number++) {
      Optional<RunSummary> counts = read(part(number), RunSummary::parse);
      if (counts.isPresent()) {
        done.put(number, counts.get());
      }
    }
    return done;
  }

  void partDone(int number, RunSummary counts) throws IOException {
    WholeResource.write(part(number), counts.toJson());
  }

  /**
   * Deletes the journal, the plan first: without a plan, the rest does not count as an unfinished
   * run.
   */
  void delete() throws IOException {
    List<ResourceId> files = parts();
    FileSystems.delete(List.of(plan), StandardMoveOptions.IGNORE_MISSING_FILES);
    FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
    if (folder.getScheme().equals("file")) {
      FileSystems.delete(List.of(folder), StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }

  private List<ResourceId> parts() throws IOException {
    if (!folder.getScheme().equals("file")) {
      return FileMatch.all(folder + PARTS).stream().map(Metadata::resourceId).toList();
    }
    Path local = Path.of(folder.toString()); // its name may look like a glob
    List<ResourceId> files = new ArrayList<>();
    if (Files.isDirectory(local)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(local, PARTS)) {
        found.forEach(file -> files.add(file(file.getFileName().toString())));
      }
    }
    return files;
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse(String json) throws IOException;
  }

  private static <T> Optional<T> read(ResourceId file, Parser<T> parser) throws IOException {
    Optional<byte[]> text = WholeResource.read(file, Integer.MAX_VALUE);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.parse(new String(text.get(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new DamagedException(file + " is damaged: it is " + e.getMessage(), e);
    }
  }

  /** A file of the journal is damaged; the message says which. */
  static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message, Throwable cause) {
      super(message + "; --restart starts over", cause);
    }
  }
}
