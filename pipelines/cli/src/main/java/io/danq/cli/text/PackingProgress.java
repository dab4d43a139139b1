package io.danq.cli.text;

import io.danq.sequence.genome.PackingListener;
import java.util.Locale;
import java.util.OptionalDouble;

/** Shows how much of a reference's FASTA is read, and how much of the reference is indexed. */
public final class PackingProgress implements PackingListener {
  private static final double MEGABYTE = 1e6;

  private final String reference;
  private final Progress progress;

  public PackingProgress(String reference, Progress progress) {
    this.reference = reference;
    this.progress = progress;
  }

  @Override
  public void read(long bytes, long total) {
    if (total > 0) {
      progress.update(
          bytes / (double) total,
          () ->
              String.format(
                  Locale.ROOT,
                  "%s: %.0f of %.0f MB, %s",
                  reference,
                  bytes / MEGABYTE,
                  total / MEGABYTE,
                  Progress.clock(progress.seconds())));
    } else {
      progress.update(() -> String.format(Locale.ROOT, "%s: %.0f MB", reference, bytes / MEGABYTE));
    }
  }

  @Override
  public void indexed(OptionalDouble fraction) {
    progress.update(fraction, () -> reference + ": indexing");
  }

  @Override
  public void note(String what) {
    progress.step(what);
  }
}
