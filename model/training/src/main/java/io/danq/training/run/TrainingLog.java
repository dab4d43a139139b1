package io.danq.training.run;

import io.danq.training.EpochResult;
import io.danq.training.TrainingListener;
import io.danq.training.report.TrainingPage;
import io.danq.training.report.TrainingReport;
import io.danq.training.report.TrainingTsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps the log and the page of a training up to date and passes every call on to another listener.
 */
final class TrainingLog implements TrainingListener {

  private final TrainingListener next;
  private final Path folder;
  private final Function<List<EpochResult>, TrainingReport> reports;
  private final List<EpochResult> epochs = new ArrayList<>();

  /**
   * @param next receives every call
   * @param folder the folder of both files
   * @param reports makes the report of the epochs so far
   */
  TrainingLog(
      TrainingListener next, Path folder, Function<List<EpochResult>, TrainingReport> reports) {
    this.next = next;
    this.folder = folder;
    this.reports = reports;
  }

  @Override
  public void resumed(List<EpochResult> complete, int windows) {
    epochs.addAll(complete);
    next.resumed(complete, windows);
  }

  @Override
  public void stepped(int epoch, int windows, int total, double loss) {
    next.stepped(epoch, windows, total, loss);
  }

  @Override
  public void epochEnded(EpochResult result) {
    epochs.add(result);
    try {
      write(epochs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    next.epochEnded(result);
  }

  /** Writes both files. */
  void write(List<EpochResult> complete) throws IOException {
    TrainingReport report = reports.apply(List.copyOf(complete));
    TrainingTsv.write(report, folder.resolve(TrainingRun.TSV_FILE));
    TrainingPage.write(report, folder.resolve(TrainingRun.PAGE_FILE));
  }
}
