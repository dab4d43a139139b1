package io.danq.learning.retraining;

import io.danq.beam.file.FileMatch;
import io.danq.learning.data.LabelledData;
import io.danq.learning.examples.ExamplesOptions;
import io.danq.learning.examples.PeakSource;
import io.danq.learning.examples.PeakTable;
import io.danq.network.bundle.TargetTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * What must be equal in a call and in the call whose work it continues: the input, identified by
 * its size and modification time, and every option that affects the new version.
 */
final class RetrainingIdentity {
  private final Map<String, String> values = new TreeMap<>();

  private RetrainingIdentity() {}

  static Map<String, String> of(RetrainingPlan plan) throws IOException {
    RetrainingIdentity identity = new RetrainingIdentity();
    identity.add(plan.data());
    identity.values.put("network", plan.network().toString());
    identity.values.put("base order", plan.order().toString());
    identity.values.put("warm start", String.valueOf(plan.warmStart()));
    identity.values.put("model", plan.model().registry() + "/" + plan.model().name());
    identity.values.put("version", plan.model().version().orElse("named after the weights"));
    identity.values.put(
        "training",
        plan.training().withThreads(1).withCheckpointInterval(Duration.ZERO).toString());
    return identity.values;
  }

  private void add(RetrainingInput data) throws IOException {
    if (data.examples().isPresent()) {
      add(data.examples().get());
    }
    add("data", data.data());
    add("validation data", data.validation());
    add("test data", data.test());
    values.put("validation fraction", String.valueOf(data.validationFraction()));
    values.put("reverse complements", String.valueOf(data.reverseComplements()));
    data.targets()
        .ifPresent(
            targets ->
                values.put("targets", targets.size() + " " + crc(TargetTable.format(targets))));
  }

  private void add(String name, Optional<LabelledData> data) throws IOException {
    if (data.isPresent()) {
      addFile(name, data.get().newestFile().toString());
    }
  }

  private void add(ExamplesOptions examples) throws IOException {
    for (String file : examples.getReference().split(",", -1)) {
      addFile("reference " + file, file);
    }
    values.put("peak table", crc(Files.readString(Path.of(examples.getPeaks()))));
    for (PeakSource peaks : PeakTable.read(Path.of(examples.getPeaks())).peaks()) {
      addFile("peaks " + peaks.file(), peaks.file());
    }
    values.put("window", examples.getWindow() + " with a bin of " + examples.getBin());
    values.put("negative fraction", String.valueOf(examples.getNegativeFraction()));
    values.put("real bases", String.valueOf(examples.getMinRealBases()));
    values.put("validation contigs", examples.getValidationContigs());
    values.put("test contigs", examples.getTestContigs());
    values.put("validation examples", String.valueOf(examples.getValidationFraction()));
    values.put("test examples", String.valueOf(examples.getTestFraction()));
    values.put("shards", String.valueOf(examples.getShards()));
    values.put("examples' seed", String.valueOf(examples.getSeed()));
  }

  private void addFile(String name, String file) throws IOException {
    Metadata found = FileMatch.one(file);
    values.put(name, found.sizeBytes() + " bytes of time " + found.lastModifiedMillis());
  }

  private static String crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
