package io.danq.network.bundle;

import java.util.regex.Pattern;

/** The three kinds of assay among DeepSEA's 919 targets. */
public enum AssayGroup {
  /** Open chromatin: 0 to 124 of the 919. */
  DNASE("DNase"),
  /** Binding of a transcription factor, or of another protein: 125 to 814. */
  TRANSCRIPTION_FACTOR("Transcription factors"),
  /** Chemical marks and variants of histones: 815 to 918. */
  HISTONE("Histone marks");

  private static final Pattern HISTONE_MARK =
      Pattern.compile("H(1|2A|2B|3|4)([A-Z]\\d+\\w*|[._]?[XZ])");

  private final String title;

  AssayGroup(String title) {
    this.title = title;
  }

  /**
   * The kind of a target by the name of its assay: DNase, a histone mark like H3K4me3, or a
   * protein.
   */
  public static AssayGroup of(Target target) {
    if (target.assay().equalsIgnoreCase("DNase")) {
      return DNASE;
    }
    return HISTONE_MARK.matcher(target.assay()).matches() ? HISTONE : TRANSCRIPTION_FACTOR;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }
}
