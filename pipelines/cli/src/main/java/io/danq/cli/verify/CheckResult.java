package io.danq.cli.verify;

/**
 * What one check of a model found.
 *
 * @param check what was checked
 * @param windows how many windows were compared, 0 where none was
 * @param difference the largest difference in probability or weight; NaN where one side is
 * @param limit what it may be
 * @param remark why it was skipped, or where the difference lies; empty if there is nothing to say
 * @param skipped whether it could not be made
 */
public record CheckResult(
    String check, int windows, double difference, double limit, String remark, boolean skipped) {
  static CheckResult of(String check, int windows, double difference, double limit) {
    return new CheckResult(check, windows, difference, limit, "", false);
  }

  static CheckResult skipped(String check, String reason) {
    return new CheckResult(check, 0, 0, 0, reason, true);
  }

  /** Whether the check was made and the difference is beyond its limit. */
  public boolean failed() {
    return !skipped && !(difference <= limit); // NaN is beyond every limit
  }
}
