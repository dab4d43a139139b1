package io.danq.training;

import java.util.List;

/**
 * How the learning rate changes from epoch to epoch. It depends only on earlier epochs, so that an
 * interrupted run continues with the same rates. Immutable and thread-safe.
 */
public sealed interface LearningRateSchedule {
  /**
   * The factor on the initial learning rate.
   *
   * @param before the epochs that are complete
   * @param epochs the largest number of epochs of the run
   */
  double factor(List<EpochResult> before, int epochs);

  /** The same rate throughout. */
  record Constant() implements LearningRateSchedule {
    @Override
    public double factor(List<EpochResult> before, int epochs) {
      return 1;
    }

    @Override
    public String toString() {
      return "constant";
    }
  }

  /** Half a cosine from 1 in the first epoch towards 0 after the last (arXiv:1608.03983). */
  record Cosine() implements LearningRateSchedule {
    @Override
    public double factor(List<EpochResult> before, int epochs) {
      return 0.5 * (1 + Math.cos(Math.PI * before.size() / epochs));
    }

    @Override
    public String toString() {
      return "cosine";
    }
  }

  /**
   * Each epoch's rate is that of the one before times a factor.
   *
   * @param factor above 0, at most 1
   */
  record Exponential(double factor) implements LearningRateSchedule {
    /** Checks the factor. */
    public Exponential {
      checkFactor(factor);
    }

    @Override
    public double factor(List<EpochResult> before, int epochs) {
      return Math.pow(factor, before.size());
    }

    @Override
    public String toString() {
      return "exponential:" + factor;
    }
  }

  /**
   * Multiplied by a factor whenever the validation loss has not improved for some epochs.
   *
   * @param factor above 0, at most 1
   * @param patience epochs without improvement, at least 1
   */
  record Plateau(double factor, int patience) implements LearningRateSchedule {
    /** Checks both. */
    public Plateau {
      checkFactor(factor);
      if (patience < 1) {
        throw new IllegalArgumentException(
            "the patience of a plateau must be at least 1, was " + patience);
      }
    }

    @Override
    public double factor(List<EpochResult> before, int epochs) {
      double current = 1;
      int waited = 0;
      for (EpochResult epoch : before) {
        waited = epoch.best() ? 0 : waited + 1;
        if (waited == patience) {
          current *= factor;
          waited = 0;
        }
      }
      return current;
    }

    @Override
    public String toString() {
      return "plateau:" + factor + ":" + patience;
    }
  }

  private static void checkFactor(double factor) {
    if (!(factor > 0 && factor <= 1)) {
      throw new IllegalArgumentException(
          "the factor of a schedule must be above 0 and at most 1, was " + factor);
    }
  }

  /**
   * A schedule by its name: {@code constant}, {@code cosine}, {@code exponential:FACTOR} or {@code
   * plateau:FACTOR:PATIENCE}.
   *
   * @throws IllegalArgumentException if there is no such schedule
   */
  static LearningRateSchedule parse(String text) {
    String[] parts = text.split(":", -1);
    try {
      if (parts[0].equals("constant") && parts.length == 1) {
        return new Constant();
      }
      if (parts[0].equals("cosine") && parts.length == 1) {
        return new Cosine();
      }
      if (parts[0].equals("exponential") && parts.length == 2) {
        return new Exponential(Double.parseDouble(parts[1]));
      }
      if (parts[0].equals("plateau") && parts.length == 3) {
        return new Plateau(Double.parseDouble(parts[1]), Integer.parseInt(parts[2]));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "schedule '" + text + "' has a part that is not a number", e);
    }
    throw new IllegalArgumentException(
        "a schedule is constant, cosine, exponential:FACTOR or plateau:FACTOR:PATIENCE, was '"
            + text
            + "'");
  }
}
