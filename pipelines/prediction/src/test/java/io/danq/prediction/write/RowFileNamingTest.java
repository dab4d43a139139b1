package io.danq.prediction.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

final class RowFileNamingTest {
  private final RowFileNaming naming = naming("1");

  private static RowFileNaming naming(String version) {
    return new RowFileNaming("predictions", new HiveFolders(version));
  }

  @Test
  void aBoundedResultIsNumberedByShard() {
    assertThat(
            naming.getFilename(
                GlobalWindow.INSTANCE, PaneInfo.NO_FIRING, 2, 1, Compression.UNCOMPRESSED))
        .isEqualTo("predictions-00001-of-00002.parquet");
  }

  @Test
  void anEventTimeWindowNamesItsFilesInUtcWithoutAColon() {
    IntervalWindow window =
        new IntervalWindow(Instant.parse("2026-11-23T10:15:00Z"), Duration.standardSeconds(60));
    PaneInfo late = PaneInfo.createPane(false, false, PaneInfo.Timing.LATE, 2, 1);
    assertThat(naming.getFilename(window, late, 1, 0, Compression.UNCOMPRESSED))
        .isEqualTo(
            "date=2026-11-23/version=1/predictions-20261123T101500Z-p2-00000-of-00001.parquet")
        .doesNotContain(":");
  }

  @Test
  void aFolderIsNamedByTheUtcDayAndAVersionOfAnyCharacters() {
    Instant time = Instant.parse("2026-11-23T23:59:59.999Z");
    assertThat(new HiveFolders("2.0/b =é*").of(time))
        .isEqualTo("date=2026-11-23/version=2.0%2Fb%20%3D%C3%A9%2A/");
    assertThat(new HiveFolders(null).of(time)).isEqualTo("date=2026-11-23/");
  }
}
