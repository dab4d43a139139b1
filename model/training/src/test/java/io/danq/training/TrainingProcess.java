package io.danq.training;

import io.danq.network.DanQTensor;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A JVM that trains, prints a line for every step, and writes the weights when it has ended. */
final class TrainingProcess {
  private static final TrainingOptions OPTIONS =
      TrainingOptions.DEFAULTS
          .withBatchSize(16)
          .withThreads(2)
          .withEpochs(6)
          .withPatience(6)
          .withCheckpointInterval(Duration.ZERO);

  private TrainingProcess() {}

  /**
   * Trains.
   *
   * @param args checkpoint, file for the weights, and the epoch in which to wait for its end, or 0
   */
  public static void main(String[] args) throws IOException {
    int waitsIn = Integer.parseInt(args[2]);
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void stepped(int epoch, int windows, int total, double loss) {
            System.out.println(epoch + " " + windows);
            if (epoch == waitsIn) {
              waitForever();
            }
          }
        };
    TrainingResult result =
        Trainer.train(
            KerasInitialization.create(TestWindows.SMALL, 3),
            BaseOrder.AGCT,
            TestWindows.planted(200, 1),
            TestWindows.planted(60, 2),
            OPTIONS,
            Optional.of(Path.of(args[0])),
            listener);
    try (FileChannel out =
        FileChannel.open(
            Path.of(args[1]), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (DanQTensor tensor : DanQTensor.values()) {
        FloatBuffer values = result.weights().get(tensor);
        ByteBuffer bytes = ByteBuffer.allocate(values.remaining() * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        out.write(bytes);
      }
    }
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
