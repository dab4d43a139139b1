package io.danq.prediction.slice;

import static io.danq.prediction.RoundTrip.assertComesBack;

import io.danq.prediction.write.RowKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Slices and what is known of them, between workers. */
final class SliceCodersTest {
  @Test
  void whatSlicesAreMadeOfComesBackAsItWas() throws IOException {
    Slice slice = new Slice("reads.v1", 3, 1L << 40);
    assertComesBack(new Slice.SliceCoder(), slice);
    SliceProgress progress = new SliceProgress(1, 2, 3, 4, 1L << 40, 1L << 41);
    assertComesBack(new SliceTally.SliceTallyCoder(), new SliceTally(slice, progress));
    SliceItem.SliceItemCoder items = new SliceItem.SliceItemCoder();
    assertComesBack(items, SliceItem.of(progress));
    assertComesBack(
        items, SliceItem.of(new SliceRow(RowKind.FAILED, 1L << 40, 200, new byte[] {1, 2, 3})));
  }
}
