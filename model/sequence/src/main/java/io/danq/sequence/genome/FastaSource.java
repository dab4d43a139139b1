package io.danq.sequence.genome;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A FASTA, plain, gzip or bgzip, wherever it is. */
public interface FastaSource {
  /** Its path or URI, which identifies it in messages and in the cache. */
  String location();

  /** Its size in bytes; 0 if that is unknown. */
  long size();

  /** When it was last changed, in milliseconds since 1970; 0 if that is unknown. */
  long lastModified();

  /** Opens it; the caller closes the stream. */
  InputStream open() throws IOException;

  /** Opens its index, the file with its name and {@code .fai}; empty if there is none. */
  Optional<InputStream> openIndex() throws IOException;
}
