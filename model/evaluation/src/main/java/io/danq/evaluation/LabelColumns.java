package io.danq.evaluation;

import io.danq.network.bundle.Target;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which label column belongs to which output of a network; immutable and thread-safe.
 *
 * <p>If there are as many columns as outputs, they are matched in order. Otherwise columns are
 * known by the index of their target: 919 columns are DeepSEA's targets 0 to 918, and 690 are its
 * transcription factors, 125 to 814. This way a network with some of DeepSEA's targets can be
 * evaluated on the entire table, and a network with all of them on the transcription factors alone.
 */
public final class LabelColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int ALL = 919;
  private static final int FACTORS = 690;
  private static final int FIRST_FACTOR = 125;

  private final ArrayList<Target> targets = new ArrayList<>();
  private final int[] outputs;
  private final int[] columns;

  /** The column of output {@code i} is {@code columnOf[i]}; negative if it has no column. */
  private LabelColumns(List<Target> outputTargets, int[] columnOf) {
    int[] labelled = IntStream.range(0, columnOf.length).filter(i -> columnOf[i] >= 0).toArray();
    outputs = labelled;
    columns = Arrays.stream(labelled).map(i -> columnOf[i]).toArray();
    for (int output : labelled) {
      targets.add(outputTargets.get(output));
    }
  }

  /**
   * Finds the columns of a network's targets.
   *
   * @param targets what the network's outputs predict
   * @param columns number of label columns
   * @throws EvaluationException if it is unknown which column belongs to which target
   */
  public static LabelColumns match(List<Target> targets, int columns) throws EvaluationException {
    if (columns == targets.size()) {
      return new LabelColumns(targets, IntStream.range(0, columns).toArray());
    }
    if (columns == ALL) {
      return fromIndex(targets, columns, 0);
    }
    if (columns == FACTORS) {
      return fromIndex(targets, columns, FIRST_FACTOR);
    }
    throw new EvaluationException(
        "the data has "
            + columns
            + " label columns, the model "
            + targets.size()
            + " targets: columns can be matched only if there is one per target, or if they are"
            + " DeepSEA's "
            + ALL
            + " or its "
            + FACTORS
            + " transcription factors");
  }

  /**
   * Columns in the order of the targets' index.
   *
   * @param first the index of the target of column 0
   * @throws EvaluationException if no target has a column
   * @throws IllegalArgumentException if {@code first} is negative
   */
  public static LabelColumns fromIndex(List<Target> targets, int columns, int first)
      throws EvaluationException {
    if (first < 0) {
      throw new IllegalArgumentException(
          "the index of the first label column must be at least 0, was " + first);
    }
    int[] columnOf =
        targets.stream()
            .mapToInt(target -> target.index() - first)
            .map(column -> column >= 0 && column < columns ? column : -1)
            .toArray();
    LabelColumns matched = new LabelColumns(targets, columnOf);
    if (matched.targets.isEmpty()) {
      throw new EvaluationException(
          "none of the model's targets is among the data's, which have the indices "
              + first
              + " to "
              + (first + columns - 1));
    }
    return matched;
  }

  /**
   * Columns with named targets. Targets are equal if index, cell type, assay and treatment are.
   *
   * @param targets what the network's outputs predict
   * @param labelled the target of each label column
   * @throws EvaluationException if no target has a column
   */
  public static LabelColumns named(List<Target> targets, List<Target> labelled)
      throws EvaluationException {
    Map<List<Object>, Integer> places = new HashMap<>();
    for (int i = 0; i < labelled.size(); i++) {
      places.put(name(labelled.get(i)), i);
    }
    int[] columnOf =
        targets.stream().mapToInt(target -> places.getOrDefault(name(target), -1)).toArray();
    LabelColumns matched = new LabelColumns(targets, columnOf);
    if (matched.targets.isEmpty()) {
      throw new EvaluationException(
          "none of the model's "
              + targets.size()
              + " targets is among the data's "
              + labelled.size()
              + ", by index, cell type, assay and treatment");
    }
    return matched;
  }

  private static List<Object> name(Target target) {
    return List.of(target.index(), target.cellType(), target.assay(), target.treatment());
  }

  /** The targets that have labels, in the network's order. */
  public List<Target> targets() {
    return List.copyOf(targets);
  }

  /** The network's output of labelled target {@code i}. */
  public int output(int i) {
    return outputs[i];
  }

  /** The label column of labelled target {@code i}. */
  public int column(int i) {
    return columns[i];
  }
}
