package io.danq.prediction.read;

import static io.danq.prediction.RoundTrip.assertComesBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.file.FilePiece;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class FilePieceCoderTest {
  @Test
  void aPieceComesBack() throws IOException {
    FilePieceCoder coder = new FilePieceCoder();
    assertComesBack(coder, FilePiece.WHOLE);
    assertComesBack(coder, new FilePiece(1L << 60 | 5, 1L << 40, 1L << 42, 7));
    assertThat(coder).isEqualTo(new FilePieceCoder());
  }
}
