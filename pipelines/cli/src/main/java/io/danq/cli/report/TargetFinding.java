package io.danq.cli.report;

/** What a run found for one target. Not thread-safe. */
final class TargetFinding {
  /** Rows at or above a half. */
  long hits;

  double sum;
  long rows;
  float highest = -1;
  String place = "";

  void add(float probability, ResultRow row) {
    rows++;
    sum += probability;
    if (probability >= RunFindings.HIT) {
      hits++;
    }
    if (probability > highest) {
      highest = probability;
      place = RunFindings.place(row);
    }
  }

  double mean() {
    return rows == 0 ? Double.NaN : sum / rows;
  }
}
