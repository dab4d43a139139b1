package io.danq.learning.evaluation;

import io.danq.beam.file.WholeResource;
import io.danq.evaluation.ScoredStrand;
import io.danq.evaluation.TargetEvaluation;
import io.danq.evaluation.report.EvaluatedModel;
import io.danq.evaluation.report.EvaluationTsv;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Writes the areas of all targets as a table, in the order of the targets. */
final class WriteFigures extends DoFn<KV<Integer, Iterable<JudgeTargets.Judged>>, Void> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final EvaluatedModel model;
  private final int targets;

  WriteFigures(String folder, EvaluatedModel model, int targets) {
    this.folder = folder;
    this.model = model;
    this.targets = targets;
  }

  /** The table in a folder. */
  static ResourceId file(String folder) {
    return FileSystems.matchNewResource(folder, true)
        .resolve(EvaluationTsv.FILE, StandardResolveOptions.RESOLVE_FILE);
  }

  @ProcessElement
  public void write(@Element KV<Integer, Iterable<JudgeTargets.Judged>> element)
      throws IOException {
    TargetEvaluation[] ordered = new TargetEvaluation[targets];
    element.getValue().forEach(judged -> ordered[judged.place()] = judged.evaluation());
    String table =
        EvaluationTsv.format(model, List.of(ScoredStrand.values()), Arrays.asList(ordered));
    WholeResource.write(file(folder), table);
  }
}
