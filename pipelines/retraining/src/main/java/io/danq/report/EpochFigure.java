package io.danq.report;

import io.danq.training.EpochResult;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A chart of figures over the epochs of a training. The vertical axis spans what there is to see,
 * not from 0.
 */
final class EpochFigure {
  private static final int WIDTH = 430;
  private static final int HEIGHT = 280;
  private static final int TICKS = 5;

  private final List<EpochResult> epochs;
  private final double lowest;
  private final double highest;
  private final Plot plot;

  /**
   * Begins a chart with its axes.
   *
   * @param name what is shown, at the vertical axis
   * @param figures everything that will be drawn
   */
  EpochFigure(String name, List<EpochResult> epochs, List<ToDoubleFunction<EpochResult>> figures) {
    this.epochs = epochs;
    double[] values =
        figures.stream()
            .flatMapToDouble(figure -> epochs.stream().mapToDouble(figure))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double low = values.length == 0 ? 0 : values[0];
    double high = values.length == 0 ? 1 : values[values.length - 1];
    double margin = high > low ? (high - low) * 0.06 : Math.max(0.01, Math.abs(high) * 0.05);
    lowest = low - margin;
    highest = high + margin;
    plot = new Plot(WIDTH, HEIGHT, 1, name + " by epoch");
    int every = Math.max(1, (epochs.size() + 11) / 12);
    for (int i = 0; i < epochs.size(); i += every) {
      plot.xTick(x(i), String.valueOf(epochs.get(i).epoch()));
    }
    for (int i = 0; i <= TICKS; i++) {
      double height = i / (double) TICKS;
      plot.yTick(height, String.format(Locale.ROOT, "%.4f", lowest + height * (highest - lowest)));
    }
    plot.names("Epoch", name);
  }

  private double x(int epoch) {
    return epochs.size() == 1 ? 0.5 : epoch / (epochs.size() - 1.0);
  }

  private double y(double value) {
    return (value - lowest) / (highest - lowest);
  }

  /** Draws one figure; epochs without it are left out. */
  EpochFigure line(String style, ToDoubleFunction<EpochResult> figure) {
    double[] xs = new double[epochs.size()];
    double[] ys = new double[epochs.size()];
    int count = 0;
    for (int i = 0; i < epochs.size(); i++) {
      double value = figure.applyAsDouble(epochs.get(i));
      if (Double.isFinite(value)) {
        xs[count] = x(i);
        ys[count++] = y(value);
      }
    }
    double[] someXs = Arrays.copyOf(xs, count);
    double[] someYs = Arrays.copyOf(ys, count);
    plot.polyline(style, someXs, someYs).dots(style, someXs, someYs);
    return this;
  }

  /** The chart under a caption. */
  String html(String caption) {
    return "<figure><figcaption>" + caption + "</figcaption>" + plot.svg() + "</figure>";
  }
}
