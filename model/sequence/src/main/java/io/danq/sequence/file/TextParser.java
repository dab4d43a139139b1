package io.danq.sequence.file;

/** A parser of text that can say how far it has read. Not thread-safe. */
interface TextParser extends RecordParser {
  /** Bytes of the parser's stream before the next record. */
  long offset();

  /** Lines of the file before the next record; 0 where messages name no lines. */
  long lines();
}
