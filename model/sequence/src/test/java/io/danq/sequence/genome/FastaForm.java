package io.danq.sequence.genome;

/** How a FASTA is compressed. */
enum FastaForm {
  PLAIN,
  GZIP,
  BGZIP;

  byte[] of(byte[] text) {
    return switch (this) {
      case PLAIN -> text;
      case GZIP -> Fasta.gzip(text);
      case BGZIP -> Fasta.bgzip(text);
    };
  }
}
