package io.danq.evaluation.report;

import java.util.Locale;

/**
 * An SVG chart in the making: a frame with axes from 0, into which marks are drawn in the data's
 * own units. Looks come from the page's style sheet by class names. Not thread-safe.
 */
public final class Plot {
  private static final int LEFT = 52;
  private static final int TOP = 10;
  private static final int RIGHT = 12;
  private static final int BOTTOM = 46;

  private final int width;
  private final int height;
  private final double yMax;
  private final StringBuilder svg = new StringBuilder();

  /**
   * Begins a chart of x from 0 to 1 and y from 0 to {@code yMax}.
   *
   * @param width of the frame, in pixels
   * @param height of the frame
   * @param yMax the value at the frame's upper edge
   * @param label what a screen reader says
   */
  public Plot(int width, int height, double yMax, String label) {
    this.width = width;
    this.height = height;
    this.yMax = yMax;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            LEFT + width + RIGHT,
            TOP + height + BOTTOM,
            Html.escape(label)));
  }

  /** The horizontal axis, with ticks every 0.2, and its name. */
  public Plot xAxis(String name) {
    for (int i = 0; i <= 5; i++) {
      String x = x(i / 5.0);
      line("grid", x, String.valueOf(TOP), x, y(0));
      text("tick", x, TOP + height + 18, "middle", i == 0 ? "0" : String.valueOf(i / 5.0));
    }
    line("axis", x(0), y(0), x(1), y(0));
    text("name", x(0.5), TOP + height + 38, "middle", name);
    return this;
  }

  /** The vertical axis, with a tick every {@code step}, and its name. */
  public Plot yAxis(String name, double step) {
    for (int i = 0; i * step <= yMax * 1.0001; i++) {
      String y = y(i * step);
      line("grid", x(0), y, x(1), y);
      String tick =
          step < 1
              ? String.format(Locale.ROOT, "%.1f", i * step)
              : Html.grouped(Math.round(i * step));
      text("tick", String.valueOf(LEFT - 8), Double.parseDouble(y) + 4, "end", i == 0 ? "0" : tick);
    }
    verticalName(name);
    return this;
  }

  private void verticalName(String name) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"name\" text-anchor=\"middle\" transform=\"translate(14 %d) rotate(-90)\">%s</text>",
            TOP + height / 2,
            Html.escape(name)));
  }

  /** A vertical grid line with its label below. */
  public Plot xTick(double value, String label) {
    line("grid", x(value), String.valueOf(TOP), x(value), y(0));
    text("tick", x(value), TOP + height + 18, "middle", label);
    return this;
  }

  /** A horizontal grid line with its label to the left. */
  public Plot yTick(double value, String label) {
    line("grid", x(0), y(value), x(1), y(value));
    text("tick", String.valueOf(LEFT - 8), Double.parseDouble(y(value)) + 4, "end", label);
    return this;
  }

  /** The names of both axes. */
  public Plot names(String horizontal, String vertical) {
    line("axis", x(0), y(0), x(1), y(0));
    text("name", x(0.5), TOP + height + 38, "middle", horizontal);
    verticalName(vertical);
    return this;
  }

  /** Straight lines from point to point. */
  public Plot polyline(String style, double[] xs, double[] ys) {
    svg.append("<polyline class=\"curve ").append(style).append("\" points=\"");
    for (int i = 0; i < xs.length; i++) {
      svg.append(i == 0 ? "" : " ").append(x(xs[i])).append(',').append(y(ys[i]));
    }
    svg.append("\"/>");
    return this;
  }

  /** A straight line between two points. */
  public Plot segment(String style, double x1, double y1, double x2, double y2) {
    return line(style, x(x1), y(y1), x(x2), y(y2));
  }

  /** A curve over the whole width. */
  public Plot curve(String style, SampledCurve curve) {
    StringBuilder points = new StringBuilder();
    double[] heights = curve.heights();
    for (int i = 0; i < heights.length; i++) {
      boolean inner = i > 0 && i < heights.length - 1;
      if (!inner || heights[i] != heights[i - 1] || heights[i] != heights[i + 1]) {
        points.append(x(i / (double) curve.steps())).append(',').append(y(heights[i])).append(' ');
      }
    }
    svg.append("<polyline class=\"curve ").append(style).append("\" points=\"");
    svg.append(points.toString().strip()).append("\"/>");
    return this;
  }

  /** A curve that the page's script fills, by its id. */
  public Plot emptyCurve(String id) {
    svg.append("<polyline class=\"curve chosen\" id=\"").append(id).append("\" points=\"\"");
    svg.append(
        String.format(
            Locale.ROOT,
            " data-x=\"%d\" data-y=\"%d\" data-width=\"%d\" data-height=\"%d\"/>",
            LEFT,
            TOP,
            width,
            height));
    return this;
  }

  /** A bar that stands on {@code from}, with what a pointer shows. */
  public Plot bar(String style, double x1, double x2, double from, double to, String title) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>",
            style,
            x(x1),
            y(to),
            (x2 - x1) * width - 1,
            (to - from) / yMax * height,
            Html.escape(title)));
    return this;
  }

  /** Dots, written as one path of strokes without length. */
  public Plot dots(String style, double[] xs, double[] ys) {
    svg.append("<path class=\"dots ").append(style).append("\" d=\"");
    for (int i = 0; i < xs.length; i++) {
      svg.append('M').append(x(xs[i])).append(' ').append(y(ys[i])).append("h0");
    }
    svg.append("\"/>");
    return this;
  }

  /** The finished chart. */
  public String svg() {
    return svg + "</svg>";
  }

  private Plot line(String style, String x1, String y1, String x2, String y2) {
    svg.append("<line class=\"").append(style).append("\" x1=\"").append(x1).append("\" y1=\"");
    svg.append(y1).append("\" x2=\"").append(x2).append("\" y2=\"").append(y2).append("\"/>");
    return this;
  }

  private void text(String style, String x, double y, String anchor, String text) {
    svg.append("<text class=\"").append(style).append("\" x=\"").append(x).append("\" y=\"");
    svg.append(pixel(y)).append("\" text-anchor=\"").append(anchor).append("\">");
    svg.append(Html.escape(text)).append("</text>");
  }

  private String x(double value) {
    return pixel(LEFT + value * width);
  }

  private String y(double value) {
    return pixel(TOP + height - value / yMax * height);
  }

  private static String pixel(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
  }
}
