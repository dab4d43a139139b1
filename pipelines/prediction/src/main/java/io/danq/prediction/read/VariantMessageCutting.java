package io.danq.prediction.read;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.prediction.coder.VariantInputCoder;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SkipReason;
import io.danq.sequence.support.HeapLimit;
import io.danq.sequence.support.MalformedMessageException;
import io.danq.sequence.variant.SourcedVariant;
import io.danq.sequence.variant.VariantInput;
import io.danq.sequence.variant.VariantMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Reads variants from messages, one in each; every alternative allele has a row.
 *
 * @param maxRecordBytes the largest message that is read
 */
public record VariantMessageCutting(VariantCutting cutting, int maxRecordBytes)
    implements MessageCutting<VariantInput> {
  private static final long serialVersionUID = 1L;

  @Override
  public TupleTag<Sliced<VariantInput>> tag() {
    return ReadVariantFiles.VARIANTS;
  }

  @Override
  public Coder<Sliced<VariantInput>> coder() {
    return new SlicedCoder<>(new VariantInputCoder());
  }

  @Override
  public RowBound mostRows() {
    return new RowBound.Alleles();
  }

  @Override
  public Cutter<VariantInput> open() throws IOException {
    return new VariantCutter(
        cutting.selection(),
        maxRecordBytes,
        new AssemblyCheck(cutting.open(), "the messages", cutting.reference()));
  }

  private record VariantCutter(
      VariantSelection selection, int maxRecordBytes, AssemblyCheck assembly)
      implements Cutter<VariantInput> {
    @Override
    public long cut(
        RecordSource.Message source,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Consumer<VariantInput> cut,
        Consumer<FailedRecord> failures) {
      VariantMessage message;
      try {
        message = parse(value);
      } catch (MalformedMessageException e) {
        FailureReason reason =
            value != null && value.length > maxRecordBytes
                ? FailureReason.RECORD_TOO_LARGE
                : FailureReason.MALFORMED_RECORD;
        fail(source, reason, String.valueOf(e.getMessage()), value, failures);
        return 1;
      } catch (OutOfMemoryError e) {
        String fault = HeapLimit.message("the message");
        fail(source, FailureReason.RECORD_TOO_LARGE, fault, value, failures);
        return 1;
      }
      Optional<SkipReason> skipped = selection.reason(message.filterEntries(), message.variant());
      if (skipped.isPresent()) {
        PredictionMetrics.count(PredictionMetrics.SKIPPED + skipped.get(), 1);
        return 0;
      }
      int alleles = message.variant().alts().size();
      PredictionMetrics.count(PredictionMetrics.READS, 1);
      PredictionMetrics.count(PredictionMetrics.ALLELES, alleles);
      assembly.look(message.variant(), message.contigLength());
      cut.accept(new SourcedVariant(source, message.variant(), message.contigLength()));
      return alleles;
    }

    private VariantMessage parse(byte @Nullable [] value) throws MalformedMessageException {
      if (value == null) {
        throw new MalformedMessageException("the message has no value");
      }
      if (value.length > maxRecordBytes) {
        throw new MalformedMessageException(
            "the record is larger than maxRecordBytes = " + maxRecordBytes);
      }
      return VariantMessage.parse(value);
    }

    private static void fail(
        RecordSource source,
        FailureReason reason,
        String fault,
        byte @Nullable [] value,
        Consumer<FailedRecord> failures) {
      PredictionMetrics.count(PredictionMetrics.READS, 1);
      FailedRecord failed =
          new FailedRecord(
              source, Optional.empty(), reason, fault, value == null ? new byte[0] : value);
      PredictionMetrics.countFailed(failed);
      failures.accept(failed);
    }
  }
}
