package io.danq.labels.file;

import io.danq.labels.LabelledDataException;
import io.danq.labels.LabelledWindows;
import io.danq.labels.OneHotWindows;
import io.danq.sequence.BaseOrder;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Labelled windows of a MATLAB file of version 5 (MathWorks, "MAT-File Format", 2018), as {@code
 * save -v7} and {@code scipy.io.savemat} write it. MATLAB stores the windows' axis fastest, so that
 * the first window is complete when the last number has been read: everything is read in one pass
 * into one bit per number, an eighth of what the unpacked file would take.
 */
final class MatlabFile {
  private static final int HEADER = 128;
  private static final int VERSION = 0x0100;
  private static final int COMPRESSED = 15;
  private static final int MAX_DEFLATION = 1032; // the most that deflate can shrink

  private MatlabFile() {}

  /** Whether a file begins as one of version 5 does. */
  static boolean isOne(byte[] head) {
    return head.length >= HEADER && order(head).isPresent();
  }

  /** The byte order, by the letters that stand for it: MI read as one number. */
  private static Optional<ByteOrder> order(byte[] head) {
    ByteBuffer end = ByteBuffer.wrap(head, HEADER - 4, 4);
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      ByteBuffer words = end.slice().order(order);
      if (words.getShort(0) == VERSION && words.getShort(2) == ('M' << 8 | 'I')) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }

  static LabelledWindows open(Path file, BaseOrder baseOrder) throws IOException {
    Map<String, BitRows> variables = new LinkedHashMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteOrder order =
          order(in.readNBytes(HEADER))
              .orElseThrow(
                  () -> new LabelledDataException(file + " is not a MATLAB file of version 5"));
      MatlabElement content = new MatlabElement(in, order, Files.size(file) - HEADER);
      while (content.left() > 0) {
        readVariable(file, in, content, variables);
      }
    } catch (EOFException | ZipException e) {
      String done = variables.isEmpty() ? "" : " after " + variables.keySet();
      throw new LabelledDataException(
          file + " is damaged or ends early" + done + ": " + e.getMessage(), e);
    }
    VariableNames names = VariableNames.among(file, variables.keySet());
    return new OneHotWindows(
        file.toString(),
        named(names.x(), variables),
        named(names.y(), variables),
        baseOrder,
        () -> {});
  }

  private static OneHotWindows.Named named(String name, Map<String, BitRows> variables) {
    return new OneHotWindows.Named(name, Objects.requireNonNull(variables.get(name)));
  }

  private static void readVariable(
      Path file, InputStream in, MatlabElement content, Map<String, BitRows> variables)
      throws IOException {
    MatlabElement.Tag tag = content.tag();
    if (tag.bytes() > content.left()) {
      throw new EOFException(
          "an element of " + tag.bytes() + " bytes, " + content.left() + " are left");
    }
    if (tag.type() == COMPRESSED) {
      BoundedStream packed = new BoundedStream(in, tag.bytes());
      try (InputStream plain = new BufferedInputStream(new InflaterInputStream(packed), 1 << 16)) {
        long most = tag.bytes() * MAX_DEFLATION;
        MatlabElement inside = new MatlabElement(plain, content.order(), most);
        MatlabElement.Tag variable = inside.tag();
        if (variable.bytes() > most) {
          throw new EOFException(tag.bytes() + " bytes cannot hold " + variable.bytes());
        }
        MatlabElement body = new MatlabElement(plain, content.order(), variable.bytes());
        MatlabVariable.read(file, variable.type(), body, variables);
      }
      packed.skipRest();
      content.passed(tag.bytes());
    } else {
      MatlabElement body = new MatlabElement(in, content.order(), tag.bytes());
      MatlabVariable.read(file, tag.type(), body, variables);
      body.skip(body.left());
      content.passed(tag.bytes());
      content.skip(tag.padding());
    }
  }
}
