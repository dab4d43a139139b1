package io.danq.sequence.track;

/**
 * Running statistics of the values of a stretch of a genome, weighted by bases, as bigWig files
 * store them. (The summary of a run is another class, {@code RunSummary}.) Not thread-safe.
 */
final class Summary {
  long bases;
  double least = Double.POSITIVE_INFINITY;
  double most = Double.NEGATIVE_INFINITY;
  double sum;
  double sumOfSquares;

  void add(float value, int count) {
    bases += count;
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += (double) value * count;
    sumOfSquares += (double) value * value * count;
  }
}
