package io.danq.prediction.write;

import java.util.Locale;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.joda.time.format.DateTimeFormat;
import org.joda.time.format.DateTimeFormatter;

/**
 * File names without a colon, which Hadoop's paths cannot hold: {@code
 * PREFIX-00000-of-00002.parquet}, or {@code
 * date=2026-11-23/version=1/PREFIX-20261123T101500Z-p0-00000-of-00001.parquet} with the start of
 * the event-time window and the number of its pane, in the folders of {@link HiveFolders}.
 */
final class RowFileNaming implements FileIO.Write.FileNaming {
  private static final long serialVersionUID = 1L;

  private final String prefix;
  private final HiveFolders folders;

  RowFileNaming(String prefix, HiveFolders folders) {
    this.prefix = prefix;
    this.folders = folders;
  }

  @Override
  public String getFilename(
      BoundedWindow window, PaneInfo pane, int shards, int shard, Compression compression) {
    String start = prefix;
    if (window instanceof IntervalWindow interval) {
      String time = format().print(interval.start());
      start = folders.of(interval.start()) + prefix + "-" + time + "-p" + pane.getIndex();
    }
    return String.format(Locale.ROOT, "%s-%05d-of-%05d.parquet", start, shard, shards);
  }

  private static DateTimeFormatter format() {
    return DateTimeFormat.forPattern("yyyyMMdd'T'HHmmss'Z'").withZoneUTC();
  }
}
