package io.danq.cli.text;

import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Prints a background: its windows, and the targets with the lowest and highest scores. */
public final class BackgroundReport {
  private static final int SHOWN = 5;
  private static final double RARE = 0.01;
  private static final double OFTEN = 0.05;

  private BackgroundReport() {}

  public static void print(ModelBundle bundle, BackgroundScores background, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s, version %s: background of %s%n%n",
        bundle.manifest().id(),
        bundle.manifest().version(),
        describe(background));
    table(bundle, "score", background::threshold).print(out);
  }

  /** The smallest score of a target whose E-value is at most a limit; infinite without one. */
  @FunctionalInterface
  interface Thresholds {
    float of(int target, double maxEvalue);
  }

  /** The targets with the lowest and the highest scores. */
  static Table table(ModelBundle bundle, String score, Thresholds thresholds) {
    List<Integer> ranked =
        IntStream.range(0, bundle.targets().size())
            .boxed()
            .sorted(Comparator.comparing(target -> thresholds.of(target, RARE)))
            .toList();
    int shown = Math.min(SHOWN, (ranked.size() + 1) / 2);
    Table table = new Table("", "target", score + " at E <= 0.05", score + " at E <= 0.01");
    for (int i = 0; i < ranked.size(); i++) {
      if (i < shown || i >= ranked.size() - shown) {
        boolean highest = i == Math.max(shown, ranked.size() - shown);
        int target = ranked.get(i);
        table.row(
            i == 0 ? "lowest" : highest ? "highest" : "",
            bundle.targets().get(target).title(),
            score(thresholds.of(target, OFTEN)),
            score(thresholds.of(target, RARE)));
      }
    }
    return table;
  }

  /** The number of windows and the strands, in a few words. */
  public static String describe(BackgroundScores background) {
    return String.format(
        Locale.ROOT,
        "%s windows without a label, %s",
        Table.grouped(background.windows()),
        background.bothStrands() ? "both strands" : "forward");
  }

  private static String score(float score) {
    return Float.isInfinite(score) ? "-" : String.format(Locale.ROOT, "%.3g", score);
  }
}
