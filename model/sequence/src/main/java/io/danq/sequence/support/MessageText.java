package io.danq.sequence.support;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of a Kafka message. Stateless. */
public final class MessageText {
  private MessageText() {}

  /**
   * The text of a message's key or value, without a byte-order mark.
   *
   * @param part which of the two, for the fault
   * @throws MalformedMessageException if the bytes are not UTF-8
   */
  public static String utf8(String part, byte[] bytes) throws MalformedMessageException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, text, true);
    if (result.isError()) {
      throw new MalformedMessageException(
          "the message's " + part + " is not UTF-8 at byte " + in.position());
    }
    return ByteOrderMark.without(text.flip().toString());
  }
}
