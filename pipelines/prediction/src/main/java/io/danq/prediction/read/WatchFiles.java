package io.danq.prediction.read;

import io.danq.beam.file.InputFiles;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MetadataCoderV2;
import org.apache.beam.sdk.transforms.Contextful;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Requirements;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.Watch;
import org.apache.beam.sdk.transforms.Watch.Growth.PollFn;
import org.apache.beam.sdk.transforms.Watch.Growth.PollResult;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Files as they arrive. A file's event time is when it was found. A file that is written again
 * under the same name is not read again.
 *
 * <p>A file is read once it has not changed for an interval, because on a local disk it appears
 * with its first byte. Beam's own file watch would read it at once. It also advances the watermark
 * only with new files, so the last window would stay open.
 */
public final class WatchFiles extends PTransform<PBegin, PCollection<Metadata>> {
  private static final long serialVersionUID = 1L;

  private final String input;
  private final Duration interval;

  public WatchFiles(String input, Duration interval) {
    this.input = input;
    this.interval = interval;
  }

  @Override
  public PCollection<Metadata> expand(PBegin begin) {
    return begin
        .apply("Input", Create.of(input))
        .apply(
            "Watch",
            Watch.growthOf(
                    Contextful.of(new FilesAtRest(interval), Requirements.empty()),
                    file -> file.resourceId().toString())
                .withPollInterval(interval)
                .withOutputCoder(MetadataCoderV2.of())
                .withOutputKeyCoder(StringUtf8Coder.of()))
        .apply("Found", Values.create())
        .setCoder(MetadataCoderV2.of());
  }

  /** Finds the files that have not changed for a while. */
  public static final class FilesAtRest extends PollFn<String, Metadata> {
    private static final long serialVersionUID = 1L;

    private final Duration rest;

    FilesAtRest(Duration rest) {
      this.rest = rest;
    }

    @Override
    public PollResult<Metadata> apply(String input, Context context) throws IOException {
      Instant now = Instant.now();
      long latest = now.minus(rest).getMillis();
      List<TimestampedValue<Metadata>> found =
          InputFiles.present(input).stream()
              .filter(file -> file.lastModifiedMillis() <= latest)
              .map(file -> TimestampedValue.of(file, now))
              .toList();
      return PollResult.incomplete(found).withWatermark(now);
    }
  }
}
