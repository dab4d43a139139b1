package io.danq.dataflow;

import com.google.api.services.dataflow.model.DataflowPackage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.runners.dataflow.util.PackageUtil.StagedFile;
import org.apache.beam.runners.dataflow.util.Stager;
import org.apache.beam.sdk.options.PipelineOptions;

/** Keeps what Dataflow's runner would upload to a bucket. */
public final class MemoryStager implements Stager {
  private static final Map<String, byte[]> STAGED = new ConcurrentHashMap<>();

  private MemoryStager() {}

  /** What Dataflow's runner calls. */
  public static MemoryStager fromOptions(PipelineOptions options) {
    return new MemoryStager();
  }

  /** What was staged under a name that ends with the given text. */
  static byte[] staged(String end) {
    return STAGED.entrySet().stream()
        .filter(file -> file.getKey().endsWith(end))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing staged as " + end + ": " + STAGED.keySet()));
  }

  @Override
  public List<DataflowPackage> stageFiles(List<StagedFile> filesToStage) {
    return List.of();
  }

  @Override
  public DataflowPackage stageToFile(byte[] bytes, String baseName) {
    STAGED.put(baseName, bytes);
    return new DataflowPackage().setName(baseName).setLocation("gs://lab-danq/staging/" + baseName);
  }
}
