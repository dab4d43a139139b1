package io.danq.training;

import io.danq.labels.PackedWindows;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** What must be equal in a run and in the run that continues it from a checkpoint. */
final class RunIdentity {
  private RunIdentity() {}

  static Map<String, String> of(
      DanQWeights start,
      BaseOrder order,
      PackedWindows training,
      PackedWindows validation,
      TrainingOptions options) {
    Map<String, String> identity = new TreeMap<>();
    identity.put("network", start.config().toString());
    identity.put("initial weights", new WeightsChecksum().add(start).hex());
    identity.put("base order", order.toString());
    identity.put("training data", describe(training));
    identity.put("validation data", describe(validation));
    identity.put("optimizer", options.optimizer().toString());
    identity.put("learning rate", String.valueOf(options.learningRate()));
    identity.put("schedule", options.schedule().toString());
    if (options.schedule() instanceof LearningRateSchedule.Cosine) {
      identity.put("epochs", String.valueOf(options.epochs()));
    }
    identity.put("batch size", String.valueOf(options.batchSize()));
    identity.put("dropout", options.poolDropout() + " and " + options.lstmDropout());
    identity.put("criterion", options.criterion().toString());
    identity.put("frozen convolution", String.valueOf(options.freezeConvolution()));
    identity.put("seed", String.valueOf(options.seed()));
    return identity;
  }

  private static String describe(PackedWindows windows) {
    CRC32 crc = new CRC32();
    byte[] bases = new byte[windows.windowLength()];
    for (int i = 0; i < windows.count(); i++) {
      windows.bases(i, bases);
      crc.update(bases);
      crc.update(windows.labels(i).toByteArray());
    }
    return windows.count() + " windows, checksum " + Long.toHexString(crc.getValue());
  }
}
