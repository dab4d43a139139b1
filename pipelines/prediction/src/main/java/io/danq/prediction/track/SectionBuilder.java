package io.danq.prediction.track;

import io.danq.sequence.track.TrackSection;
import java.io.IOException;
import java.util.Arrays;

/** Gathers adjacent bins into sections. Not thread-safe. */
final class SectionBuilder {
  private final int step;
  private final SpooledSections sections;
  private final float[][] values;
  private int contig;
  private int start;
  private int span;
  private int bins;

  /**
   * Gathers bins.
   *
   * @param step bases of a bin
   */
  SectionBuilder(int tracks, int step, SpooledSections sections) {
    this.step = step;
    this.sections = sections;
    this.values = new float[tracks][TrackSection.MOST_VALUES];
  }

  /**
   * Adds a bin.
   *
   * @param length its bases; less than a step at the end of a contig
   * @param byTrack a value for each track
   */
  void add(int inContig, int binStart, int length, float[] byTrack) throws IOException {
    boolean goesOn =
        bins > 0
            && bins < TrackSection.MOST_VALUES
            && inContig == contig
            && binStart == start + bins * step
            && length == span;
    if (!goesOn) {
      flush();
      contig = inContig;
      start = binStart;
      span = length;
    }
    for (int track = 0; track < byTrack.length; track++) {
      values[track][bins] = byTrack[track];
    }
    bins++;
  }

  /** Writes what is gathered. */
  void flush() throws IOException {
    if (bins == 0) {
      return;
    }
    float[][] filled = new float[values.length][];
    Arrays.setAll(filled, track -> Arrays.copyOf(values[track], bins));
    sections.add(contig, start, step, span, filled);
    bins = 0;
  }
}
