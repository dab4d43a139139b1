package io.danq.training.report;

import io.danq.evaluation.report.Plot;
import io.danq.evaluation.report.Ticks;
import io.danq.training.EpochResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A chart of figures by epoch. The vertical axis spans the values, so it need not begin at 0. */
final class EpochFigure {
  private static final int WIDTH = 430;
  private static final int HEIGHT = 280;

  private final List<EpochResult> epochs;
  private final Ticks ticks;
  private final Plot plot;

  /**
   * Begins a chart with its axes.
   *
   * @param name the label of the vertical axis
   * @param figures all figures that will be drawn
   */
  EpochFigure(String name, List<EpochResult> epochs, List<ToDoubleFunction<EpochResult>> figures) {
    this.epochs = epochs;
    double[] values =
        figures.stream()
            .flatMapToDouble(figure -> epochs.stream().mapToDouble(figure))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    ticks =
        values.length == 0
            ? Ticks.around(0, 1)
            : Ticks.around(values[0], values[values.length - 1]);
    plot = new Plot(WIDTH, HEIGHT, 1, name + " by epoch");
    int every = Math.max(1, (epochs.size() + 11) / 12);
    for (int i = 0; i < epochs.size(); i += every) {
      plot.xTick(x(i), String.valueOf(epochs.get(i).epoch()));
    }
    for (int i = 0; i <= ticks.steps(); i++) {
      plot.yTick(i / (double) ticks.steps(), ticks.label(i));
    }
    plot.names("Epoch", name);
  }

  private double x(int epoch) {
    return epochs.size() == 1 ? 0.5 : epoch / (epochs.size() - 1.0);
  }

  /** Draws one figure and leaves out epochs without it. */
  EpochFigure line(String style, ToDoubleFunction<EpochResult> figure) {
    double[] xs = new double[epochs.size()];
    double[] ys = new double[epochs.size()];
    int count = 0;
    for (int i = 0; i < epochs.size(); i++) {
      double value = figure.applyAsDouble(epochs.get(i));
      if (Double.isFinite(value)) {
        xs[count] = x(i);
        ys[count++] = ticks.place(value);
      }
    }
    double[] someXs = Arrays.copyOf(xs, count);
    double[] someYs = Arrays.copyOf(ys, count);
    plot.polyline(style, someXs, someYs).dots(style, someXs, someYs);
    return this;
  }

  /** The chart under a caption. */
  String html(String caption) {
    return plot.figure(caption);
  }
}
