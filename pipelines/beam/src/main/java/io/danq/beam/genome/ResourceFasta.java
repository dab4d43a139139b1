package io.danq.beam.genome;

import io.danq.beam.file.FileMatch;
import io.danq.sequence.genome.FastaSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * A FASTA on a Beam file system.
 *
 * @param file as it was when it was found
 */
record ResourceFasta(Metadata file) implements FastaSource {
  private static final String INDEX = ".fai";

  @Override
  public String location() {
    return file.resourceId().toString();
  }

  @Override
  public long size() {
    return file.sizeBytes();
  }

  @Override
  public long lastModified() {
    return file.lastModifiedMillis();
  }

  @Override
  public InputStream open() throws IOException {
    return open(file);
  }

  @Override
  public Optional<InputStream> openIndex() throws IOException {
    List<Metadata> found = FileMatch.all(location() + INDEX);
    return found.isEmpty() ? Optional.empty() : Optional.of(open(found.get(0)));
  }

  private static InputStream open(Metadata file) throws IOException {
    return Channels.newInputStream(FileSystems.open(file.resourceId()));
  }
}
