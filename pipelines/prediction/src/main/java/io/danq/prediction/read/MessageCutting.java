package io.danq.prediction.read;

import io.danq.prediction.coder.Sliced;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.RecordSource;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * How the messages of a topic are turned into something to predict.
 *
 * @param <T> what they are turned into
 */
public interface MessageCutting<T> extends Serializable {
  /** The tag of the collection of what they are turned into. */
  TupleTag<Sliced<T>> tag();

  /** The coder of its elements. */
  Coder<Sliced<T>> coder();

  /** An upper bound for the rows of a message. */
  RowBound mostRows();

  /**
   * Opens the means on one worker.
   *
   * @throws IOException if the reference cannot be found or packed
   */
  Cutter<T> open() throws IOException;

  /** Cuts messages, and counts what it has read. */
  interface Cutter<T> {
    /**
     * Cuts a message.
     *
     * @param key null for none
     * @param value null for none
     * @return how many results it has: rows and failed records, at once or later
     */
    long cut(
        RecordSource.Message source,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Consumer<T> cut,
        Consumer<FailedRecord> failures);
  }
}
