package io.danq.sequence.genome;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A FASTA, plain, gzip or bgzip, wherever it is. */
public interface FastaSource {
  /** Its path or URI: names it in messages, and in the cache for as long as it does not change. */
  String location();

  /** Its size in bytes; 0 if that is unknown. */
  long size();

  /** When it was last changed, in milliseconds since 1970; 0 if that is unknown. */
  long lastModified();

  /** Opens it; the caller closes the stream. */
  InputStream open() throws IOException;

  /** Opens its {@code .fai}, which has its name and that ending; empty if there is none. */
  Optional<InputStream> openIndex() throws IOException;
}
