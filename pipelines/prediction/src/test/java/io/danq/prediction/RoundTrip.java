package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.bundle.PublishedScores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.SerializableUtils;

/** What goes from one worker to another, with a coder that went there too. */
public final class RoundTrip {
  private RoundTrip() {}

  /** Twice in one stream, since elements lie one behind the other between workers. */
  public static <T> void assertComesBack(Coder<T> coder, T value) throws IOException {
    Coder<T> shipped = SerializableUtils.clone(coder);
    byte[] once = encode(coder, value);
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.writeBytes(once);
    twice.writeBytes(once);
    InputStream in = new ByteArrayInputStream(twice.toByteArray());
    for (int i = 0; i < 2; i++) {
      assertThat(shipped.decode(in))
          .usingRecursiveComparison()
          .withEqualsForType(Object::equals, PublishedScores.class) // NaN is NaN
          .isEqualTo(value);
    }
    assertThat(in.read()).isEqualTo(-1);
  }

  /** The bytes of one element. */
  public static <T> byte[] encode(Coder<T> coder, T value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    coder.encode(value, out);
    return out.toByteArray();
  }
}
