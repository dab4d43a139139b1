package io.danq.sequence.track;

/**
 * What the values of a stretch of a genome say together, each as often as it has bases. Not
 * thread-safe.
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
