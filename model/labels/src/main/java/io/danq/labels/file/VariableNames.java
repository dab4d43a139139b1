package io.danq.labels.file;

import io.danq.labels.LabelledDataException;
import java.util.Collection;
import java.util.List;

/**
 * The names of the two variables that hold the windows and the labels.
 *
 * @param x the variable with the windows
 * @param y the variable with the labels
 */
record VariableNames(String x, String y) {
  private static final List<VariableNames> KNOWN =
      List.of(
          new VariableNames("trainxdata", "traindata"),
          new VariableNames("validxdata", "validdata"),
          new VariableNames("testxdata", "testdata"),
          new VariableNames("x", "y"));

  /** Whether a variable may hold windows or labels. */
  static boolean isKnown(String name) {
    return KNOWN.stream().anyMatch(names -> names.x.equals(name) || names.y.equals(name));
  }

  /**
   * Finds the one pair among the variables of a file.
   *
   * @throws LabelledDataException if there is no pair, or more than one
   */
  static VariableNames among(Object file, Collection<String> names) throws LabelledDataException {
    List<VariableNames> found =
        KNOWN.stream().filter(k -> names.contains(k.x) && names.contains(k.y)).toList();
    if (found.size() != 1) {
      throw new LabelledDataException(
          file
              + ": expected one pair of variables such as trainxdata and traindata, valid…, test…,"
              + " or x and y, found "
              + names);
    }
    return found.get(0);
  }
}
