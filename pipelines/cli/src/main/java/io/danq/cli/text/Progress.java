package io.danq.cli.text;

import io.danq.beam.metrics.Counts;
import io.danq.sequence.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Shows how far a run has come. On a terminal it rewrites one line; elsewhere it prints a new line
 * every ten seconds.
 */
public final class Progress {
  private static final int BAR = 24;
  private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(500);
  private static final Duration LINE_INTERVAL = Duration.ofSeconds(10);

  private static volatile boolean quiet;

  private final PrintWriter out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private long lastShown = start;
  private int lastLength;

  public Progress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Turns the progress of this JVM off or on ({@code --quiet}). */
  public static void setQuiet(boolean quiet) {
    Progress.quiet = quiet;
  }

  /** Shows the counts, if an update is due. */
  public void update(Counts counts, OptionalDouble fraction) {
    if (!due()) {
      return;
    }
    double seconds = seconds();
    String text =
        String.format(
            Locale.ROOT,
            "%s reads, %s of %s windows, %.0f windows/s, %s",
            Table.grouped(counts.reads()),
            Table.grouped(counts.rows()),
            Table.grouped(counts.windows()),
            counts.rows() / seconds,
            clock(seconds));
    if (fraction.isPresent()) {
      double done = Math.min(1, fraction.getAsDouble());
      text =
          bar(done) + text + (done > 0.02 ? ", " + clock(seconds / done - seconds) + " left" : "");
    }
    show(text);
  }

  /** Shows how much of a known amount is done, if an update is due. */
  public void update(long done, long total, String unit) {
    if (!due()) {
      return;
    }
    double seconds = seconds();
    double fraction = done / (double) total;
    show(
        bar(fraction)
            + String.format(
                Locale.ROOT,
                "%s of %s %s, %.0f %s/s, %s, %s left",
                Table.grouped(done),
                Table.grouped(total),
                unit,
                done / seconds,
                unit,
                clock(seconds),
                clock(seconds / fraction - seconds)));
  }

  /**
   * Shows how much is done and a text, without the time, if an update is due.
   *
   * @param fraction 0 to 1
   */
  public void update(double fraction, Supplier<String> text) {
    if (due()) {
      show(bar(fraction) + text.get());
    }
  }

  /**
   * Shows a text and the time so far, if an update is due. If there is a fraction, a bar comes
   * first.
   */
  public void update(OptionalDouble fraction, Supplier<String> text) {
    if (due()) {
      String bar = fraction.isPresent() ? bar(Math.min(1, fraction.getAsDouble())) : "";
      show(bar + text.get() + ", " + clock(seconds()));
    }
  }

  /** Shows a text and the time so far, if an update is due. */
  public void update(Supplier<String> text) {
    if (due()) {
      show(text.get() + ", " + clock(seconds()));
    }
  }

  /** Shows that a job is running on a cluster, if an update is due. */
  public void updateElsewhere(String cluster) {
    if (due()) {
      show("running on " + cluster + ", " + clock(seconds()));
    }
  }

  /** Shows the current step at once. */
  public void step(String what) {
    show(what + " …");
  }

  private boolean due() {
    Duration interval = terminal ? TERMINAL_INTERVAL : LINE_INTERVAL;
    long now = System.nanoTime();
    if (now - lastShown < interval.toNanos()) {
      return false;
    }
    lastShown = now;
    return true;
  }

  private void show(String shown) {
    if (quiet) {
      return;
    }
    String text = Printable.of(shown);
    if (terminal) {
      String blanks = " ".repeat(Math.max(0, lastLength - text.length()));
      out.print("\r" + text + blanks);
      lastLength = text.length();
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Clears the line on a terminal, so that the next output starts on an empty line. */
  public void end() {
    if (terminal && lastLength > 0) {
      out.print("\r" + " ".repeat(lastLength) + "\r");
      out.flush();
    }
  }

  public double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  private static String bar(double fraction) {
    int full = (int) Math.round(fraction * BAR);
    return String.format(
        Locale.ROOT, "[%s%s] %3.0f %%  ", "=".repeat(full), " ".repeat(BAR - full), 100 * fraction);
  }

  /** A time as minutes and seconds. */
  public static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
