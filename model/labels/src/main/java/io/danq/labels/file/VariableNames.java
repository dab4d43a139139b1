package io.danq.labels.file;

import io.danq.labels.LabelledDataException;
import java.util.Collection;
import java.util.List;

/**
 * Which two variables of a file are windows and labels.
 *
 * @param x the windows' name
 * @param y the labels' name
 */
record VariableNames(String x, String y) {
  private static final List<VariableNames> KNOWN =
      List.of(
          new VariableNames("trainxdata", "traindata"),
          new VariableNames("validxdata", "validdata"),
          new VariableNames("testxdata", "testdata"),
          new VariableNames("x", "y"));

  /** Whether a variable is worth reading. */
  static boolean isKnown(String name) {
    return KNOWN.stream().anyMatch(names -> names.x.equals(name) || names.y.equals(name));
  }

  /**
   * The one pair among the variables of a file.
   *
   * @throws LabelledDataException if there is none, or more than one
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
