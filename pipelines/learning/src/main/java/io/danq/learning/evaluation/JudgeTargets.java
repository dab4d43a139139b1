package io.danq.learning.evaluation;

import io.danq.evaluation.ScoredStrand;
import io.danq.evaluation.TargetEvaluation;
import io.danq.network.bundle.Target;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Joins the scores of a target and computes its areas. */
final class JudgeTargets extends DoFn<KV<Integer, Iterable<TargetScores>>, JudgeTargets.Judged> {
  private static final long serialVersionUID = 1L;

  private final List<Target> targets;

  JudgeTargets(List<Target> targets) {
    this.targets = new ArrayList<>(targets);
  }

  /**
   * The areas of a target.
   *
   * @param place the target's position among all evaluated targets
   */
  record Judged(int place, TargetEvaluation evaluation) implements Serializable {}

  @ProcessElement
  public void judge(
      @Element KV<Integer, Iterable<TargetScores>> element, OutputReceiver<Judged> out) {
    List<TargetScores> blocks = new ArrayList<>();
    int windows = 0;
    for (TargetScores block : element.getValue()) {
      blocks.add(block);
      windows += block.forward().length;
    }
    float[] forward = new float[windows];
    float[] reverse = new float[windows];
    BitSet positives = new BitSet(windows);
    int at = 0;
    for (TargetScores block : blocks) {
      int first = at;
      System.arraycopy(block.forward(), 0, forward, first, block.forward().length);
      System.arraycopy(block.reverse(), 0, reverse, first, block.reverse().length);
      block.positives().stream().forEach(window -> positives.set(first + window));
      at += block.forward().length;
    }
    Target target = targets.get(element.getKey());
    out.output(
        new Judged(
            element.getKey(),
            TargetEvaluation.of(
                target,
                strand -> strand.of(forward, reverse),
                List.of(ScoredStrand.values()),
                positives,
                windows)));
  }
}
