package io.danq.learning.retraining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a retraining keeps in its folder, so that a later call can continue it. */
final class RetrainingFolder {
  private static final String IDENTITY_FILE = "retraining.tsv";
  private static final String PUBLICATION_FILE = "publication.tsv";
  private static final String FROM = "from";
  private static final String NOTHING = "nothing";

  private final RetrainingPlan plan;
  private final RunRecord identity;
  private final RunRecord publication;

  RetrainingFolder(RetrainingPlan plan) {
    this.plan = plan;
    this.identity = new RunRecord(plan.output().resolve(IDENTITY_FILE));
    this.publication = new RunRecord(plan.output().resolve(PUBLICATION_FILE));
  }

  /**
   * Claims the folder for this retraining, or finds that it already belongs to it.
   *
   * @param current the model version to start from if this is the first call
   * @return the version to start from: that of the first call, whichever is current now
   * @throws IllegalArgumentException if the folder holds other work
   */
  Optional<String> take(Optional<String> current) throws IOException {
    Map<String, String> mine = RetrainingIdentity.of(plan);
    Optional<Map<String, String>> found = identity.read();
    if (found.isPresent()) {
      Map<String, String> theirs = new TreeMap<>(found.get());
      String from = theirs.remove(FROM);
      requireSame(mine, theirs);
      return Optional.ofNullable(from).filter(version -> !version.equals(NOTHING));
    }
    for (Path folder : folders()) {
      if (Files.exists(folder)) {
        throw new IllegalArgumentException(
            folder + " exists but is not from a retraining; choose another --output");
      }
    }
    Map<String, String> all = new TreeMap<>(mine);
    all.put(FROM, current.orElse(NOTHING));
    identity.write(all);
    return current;
  }

  private void requireSame(Map<String, String> mine, Map<String, String> theirs) {
    TreeMap<String, String> all = new TreeMap<>(theirs);
    all.putAll(mine);
    for (String name : all.keySet()) {
      String here = mine.getOrDefault(name, NOTHING);
      String there = theirs.getOrDefault(name, NOTHING);
      if (!here.equals(there)) {
        throw new IllegalArgumentException(
            String.format(
                "%s holds a retraining with another '%s': %s there, %s here; --restart starts"
                    + " over",
                plan.output(), name, there, here));
      }
    }
  }

  private List<Path> folders() {
    return List.of(plan.examplesFolder(), plan.modelFolder(), plan.evaluationFolder());
  }

  /** Deletes the work of earlier calls, if the folder is a retraining's. */
  void clear() throws IOException {
    if (identity.read().isEmpty()) {
      return;
    }
    for (Path folder : folders()) {
      delete(folder);
    }
    Files.deleteIfExists(plan.output().resolve(PUBLICATION_FILE));
    Files.delete(plan.output().resolve(IDENTITY_FILE));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The version that an earlier call published and made the current one. */
  Optional<String> published() throws IOException {
    return publication.read().map(values -> values.get("version"));
  }

  /** Remembers the version that is published and current. */
  void setPublished(String version) throws IOException {
    publication.write(Map.of("model", plan.model().name(), "version", version));
  }
}
