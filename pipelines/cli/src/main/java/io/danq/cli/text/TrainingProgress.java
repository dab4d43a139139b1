package io.danq.cli.text;

import io.danq.training.EpochResult;
import io.danq.training.TrainingListener;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Shows a training as it runs: steps as progress, one line per epoch. */
public final class TrainingProgress implements TrainingListener {
  private final PrintWriter out;
  private final Progress progress;
  private final int epochs;
  private final long start = System.nanoTime();
  private long windowsBefore = -1; // windows that an earlier call has done

  /**
   * @param epochs the largest number of epochs of the run
   */
  public TrainingProgress(PrintWriter out, Progress progress, int epochs) {
    this.out = out;
    this.progress = progress;
    this.epochs = epochs;
  }

  @Override
  public void resumed(List<EpochResult> complete, int windows) {
    out.println(
        "continuing from the checkpoint: epoch "
            + (complete.size() + 1)
            + ", "
            + Table.grouped(windows)
            + " windows done");
    complete.forEach(this::print);
    out.flush();
  }

  @Override
  public void stepped(int epoch, int windows, int total, double loss) {
    long done = (long) (epoch - 1) * total + windows;
    if (windowsBefore < 0) {
      windowsBefore = done; // the first step warms up
      return;
    }
    double rate = (done - windowsBefore) / ((System.nanoTime() - start) / 1e9);
    progress.update(
        windows / (double) total,
        () ->
            String.format(
                Locale.ROOT,
                "epoch %d of %d, %s of %s windows, loss %.5f, %.0f windows/s, at most %s left",
                epoch,
                epochs,
                Table.grouped(windows),
                Table.grouped(total),
                loss,
                rate,
                Progress.clock(((long) epochs * total - done) / rate)));
  }

  @Override
  public void epochEnded(EpochResult result) {
    progress.end();
    print(result);
    out.flush();
  }

  private void print(EpochResult result) {
    out.printf(
        Locale.ROOT,
        "epoch %d of %d: loss %.5f, validation loss %.5f%s, AUROC %.4f, %.0f windows/s%n",
        result.epoch(),
        epochs,
        result.trainingLoss(),
        result.validationLoss(),
        result.best() ? " (best)" : "",
        result.validationAuroc(),
        result.windowsPerSecond());
  }
}
