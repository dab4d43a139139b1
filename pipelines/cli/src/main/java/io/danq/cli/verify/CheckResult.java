package io.danq.cli.verify;

/**
 * The result of one check of a model.
 *
 * @param check what was checked
 * @param windows how many windows were compared; 0 if the check compares none
 * @param difference the largest difference in probability or weight; NaN if either side is NaN
 * @param limit the largest difference that passes
 * @param remark why it was skipped, or where the difference is; may be empty
 * @param skipped whether the check could not be run
 */
public record CheckResult(
    String check, int windows, double difference, double limit, String remark, boolean skipped) {
  static CheckResult of(String check, int windows, double difference, double limit) {
    return new CheckResult(check, windows, difference, limit, "", false);
  }

  static CheckResult skipped(String check, String reason) {
    return new CheckResult(check, 0, 0, 0, reason, true);
  }

  /** Whether the check was run and the difference exceeds its limit. */
  public boolean failed() {
    return !skipped && !(difference <= limit); // NaN exceeds every limit
  }
}
