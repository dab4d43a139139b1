package io.danq.keras;

import io.danq.labels.numpy.NpzFile;
import io.danq.network.DanQWeights;
import io.danq.network.reference.ReferenceDanQ;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.util.List;

/** Windows, and what another program predicts for them. */
record Golden(String name) {
  /** The windows, one-hot. */
  float[] rows() throws IOException {
    return floats("x");
  }

  float[] floats(String array) throws IOException {
    try (NpzFile golden = NpzFile.open(SharedData.file(name))) {
      return golden.floats(array);
    }
  }

  List<byte[]> windows() throws IOException {
    try (NpzFile golden = NpzFile.open(SharedData.file(name))) {
      return List.of(OneHot.decode(golden.floats("x"), golden.shape("x")[1], "AGCT"));
    }
  }

  /** The largest difference of the definition in plain Java, over these weights, from an array. */
  double difference(DanQWeights weights, String array) throws IOException {
    double[][] predicted = new ReferenceDanQ(weights).predictAll(rows());
    float[] expected = floats(array);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      int targets = weights.config().targets();
      largest = Math.max(largest, Math.abs(predicted[i / targets][i % targets] - expected[i]));
    }
    return largest;
  }

  /** The largest difference between predictions and an array, whose rows may be fewer. */
  double difference(float[][] predicted, String array) throws IOException {
    float[] expected = floats(array);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      int targets = predicted[0].length;
      largest =
          Math.max(largest, Math.abs((double) predicted[i / targets][i % targets] - expected[i]));
    }
    return largest;
  }
}
