package io.danq.inference;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Builds a protobuf message field by field. The few ONNX messages need no generated code. */
final class ProtoMessage {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  private interface Write {
    void run() throws IOException;
  }

  private ProtoMessage write(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  ProtoMessage integer(int field, long value) {
    return write(() -> out.writeInt64(field, value));
  }

  ProtoMessage number(int field, float value) {
    return write(() -> out.writeFloat(field, value));
  }

  ProtoMessage text(int field, String value) {
    return write(() -> out.writeString(field, value));
  }

  ProtoMessage bytes(int field, byte[] value) {
    return write(() -> out.writeByteArray(field, value));
  }

  ProtoMessage message(int field, ProtoMessage value) {
    return bytes(field, value.toByteArray());
  }

  byte[] toByteArray() {
    write(out::flush);
    return bytes.toByteArray();
  }

  /** The start of a field of bytes: its tag and length. The bytes follow. */
  static byte[] beginBytes(int field, long length) {
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(start);
    try {
      out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      out.writeUInt64NoTag(length);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return start.toByteArray();
  }

  /** The length of a field of bytes, including its start. */
  static long lengthOfBytes(int field, long length) {
    return beginBytes(field, length).length + length;
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
