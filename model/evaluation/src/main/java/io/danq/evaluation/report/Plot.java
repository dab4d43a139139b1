package io.danq.evaluation.report;

import java.util.Locale;
import java.util.Map;

/**
 * Builds an SVG chart: a frame with axes from 0, and marks in units of the data. The page's style
 * sheet decides on colours and strokes by class names. Not thread-safe.
 */
public final class Plot {
  private static final int LEFT = 52;
  private static final int TOP = 10;
  private static final int RIGHT = 12;
  private static final int BOTTOM = 46;

  private static final Template START =
      Template.of(
          "<svg viewBox=\"0 0 {{width}} {{height}}\" role=\"img\" aria-label=\"{{label}}\">");

  private static final Template LINE =
      Template.of(
          "<line class=\"{{style}}\" x1=\"{{x1}}\" y1=\"{{y1}}\" x2=\"{{x2}}\" y2=\"{{y2}}\"/>");

  private static final Template TEXT =
      Template.of(
          "<text class=\"{{style}}\" x=\"{{x}}\" y=\"{{y}}\" text-anchor=\"{{anchor}}\">{{text}}</text>");

  private static final Template VERTICAL_NAME =
      Template.of(
          """
          <text class="name" text-anchor="middle"\
           transform="translate(14 {{y}}) rotate(-90)">{{text}}</text>""");

  private static final Template CURVE =
      Template.of("<polyline class=\"curve {{style}}\" points=\"{{points}}\"/>");

  private static final Template EMPTY_CURVE =
      Template.of(
          """
          <polyline class="curve chosen" id="{{id}}" points="" data-x="{{x}}" data-y="{{y}}"\
           data-width="{{width}}" data-height="{{height}}"/>""");

  private static final Template BAR =
      Template.of(
          """
          <rect class="{{style}}" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}">\
          <title>{{title}}</title></rect>""");

  private static final Template DOTS =
      Template.of("<path class=\"dots {{style}}\" d=\"{{path}}\"/>");

  private static final Template FIGURE =
      Template.of("<figure><figcaption>{{caption}}</figcaption>{{{chart}}}</figure>");

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
   * @param label the text for screen readers
   */
  public Plot(int width, int height, double yMax, String label) {
    this.width = width;
    this.height = height;
    this.yMax = yMax;
    svg.append(
        START.fill(
            Map.of(
                "width", String.valueOf(LEFT + width + RIGHT),
                "height", String.valueOf(TOP + height + BOTTOM),
                "label", label)));
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
    svg.append(VERTICAL_NAME.fill(Map.of("y", String.valueOf(TOP + height / 2), "text", name)));
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
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      points.append(x(xs[i])).append(',').append(y(ys[i])).append(' ');
    }
    return polyline(style, points);
  }

  private Plot polyline(String style, StringBuilder points) {
    svg.append(CURVE.fill(Map.of("style", style, "points", points.toString().strip())));
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
    return polyline(style, points);
  }

  /** An empty curve that the page's script fills; the script finds it by its id. */
  public Plot emptyCurve(String id) {
    svg.append(
        EMPTY_CURVE.fill(
            Map.of(
                "id", id,
                "x", String.valueOf(LEFT),
                "y", String.valueOf(TOP),
                "width", String.valueOf(width),
                "height", String.valueOf(height))));
    return this;
  }

  /** A bar from {@code from} up to {@code to}, with a tooltip. */
  public Plot bar(String style, double x1, double x2, double from, double to, String title) {
    svg.append(
        BAR.fill(
            Map.of(
                "style", style,
                "x", x(x1),
                "y", y(to),
                "width", decimal((x2 - x1) * width - 1),
                "height", decimal((to - from) / yMax * height),
                "title", title)));
    return this;
  }

  /** Dots, written as one path of zero-length strokes. */
  public Plot dots(String style, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      path.append('M').append(x(xs[i])).append(' ').append(y(ys[i])).append("h0");
    }
    svg.append(DOTS.fill(Map.of("style", style, "path", path.toString())));
    return this;
  }

  /**
   * The finished chart as a figure.
   *
   * @param caption the text above the chart
   */
  public String figure(String caption) {
    return FIGURE.fill(Map.of("caption", caption, "chart", svg + "</svg>"));
  }

  private Plot line(String style, String x1, String y1, String x2, String y2) {
    svg.append(LINE.fill(Map.of("style", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2)));
    return this;
  }

  private void text(String style, String x, double y, String anchor, String text) {
    svg.append(
        TEXT.fill(Map.of("style", style, "x", x, "y", pixel(y), "anchor", anchor, "text", text)));
  }

  private String x(double value) {
    return pixel(LEFT + value * width);
  }

  private String y(double value) {
    return pixel(TOP + height - value / yMax * height);
  }

  private static String pixel(double value) {
    return decimal(value).replace(".0", "");
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
