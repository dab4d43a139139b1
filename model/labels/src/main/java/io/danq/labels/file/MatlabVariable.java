package io.danq.labels.file;

import io.danq.labels.LabelledDataException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One variable of a MATLAB file of version 5: an array of zeros and ones. Other variables are
 * skipped.
 */
final class MatlabVariable {
  private static final int MATRIX = 14;
  private static final int FIRST_NUMERIC = 6; // double; then single and integers
  private static final int LAST_NUMERIC = 15; // uint64
  private static final int COMPLEX = 0x0800;
  private static final int MAX_AXES = 32;
  private static final int MAX_NAME = 1024;
  private static final int CHUNK = 1 << 16; // a multiple of every element's size

  private MatlabVariable() {}

  /** Reads a variable if it may be windows or labels. */
  static void read(Path file, int type, MatlabElement body, Map<String, BitRows> variables)
      throws IOException {
    if (type != MATRIX || body.left() == 0) {
      return;
    }
    ByteBuffer flags = content(body, 2 * Integer.BYTES);
    if (flags.remaining() < Integer.BYTES) {
      throw new EOFException("an array without its flags");
    }
    int kind = flags.getInt();
    ByteBuffer axes = content(body, MAX_AXES * Integer.BYTES);
    List<Integer> shape = new ArrayList<>();
    while (axes.remaining() >= Integer.BYTES) {
      shape.add(axes.getInt());
    }
    String name = StandardCharsets.ISO_8859_1.decode(content(body, MAX_NAME)).toString();
    if (!VariableNames.isKnown(name)) {
      return;
    }
    String what = file + ": " + name;
    int numberClass = kind & 0xff;
    if (numberClass < FIRST_NUMERIC || numberClass > LAST_NUMERIC || (kind & COMPLEX) != 0) {
      throw new LabelledDataException(
          what + ": expected an array of real numbers, found MATLAB's class " + numberClass);
    }
    if (shape.stream().anyMatch(axis -> axis < 0)) {
      throw new LabelledDataException(what + " has the impossible shape " + shape);
    }
    if (variables.put(name, numbers(what, shape, body)) != null) {
      throw new LabelledDataException(what + " occurs twice");
    }
  }

  private static ByteBuffer content(MatlabElement body, int mostBytes) throws IOException {
    MatlabElement.Tag tag = body.tag();
    if (tag.bytes() > mostBytes) {
      throw new EOFException(tag.bytes() + " bytes where at most " + mostBytes + " can be");
    }
    ByteBuffer content = body.bytes((int) tag.bytes());
    body.skip(tag.padding());
    return content;
  }

  private static BitRows numbers(String what, List<Integer> shape, MatlabElement body)
      throws IOException {
    MatlabElement.Tag tag = body.tag();
    MatlabNumber number =
        MatlabNumber.of(tag.type())
            .orElseThrow(
                () ->
                    new LabelledDataException(
                        what + ": expected numbers, found MATLAB's type " + tag.type()));
    double claimed = shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    if (claimed * number.bytes() != tag.bytes() || tag.bytes() > body.left()) {
      throw new LabelledDataException(
          what
              + " of shape "
              + shape
              + ": expected "
              + (long) (claimed * number.bytes())
              + " bytes, found "
              + Math.min(tag.bytes(), body.left()));
    }
    BitRows rows = new BitRows(what, shape);
    byte[] chunk = new byte[CHUNK];
    ByteBuffer numbers = ByteBuffer.wrap(chunk).order(body.order());
    long place = 0;
    for (long left = tag.bytes(); left > 0; ) {
      int count = (int) Math.min(left, CHUNK);
      body.read(chunk, count);
      for (int at = 0; at < count; at += number.bytes()) {
        double value = number.get(numbers, at);
        if (value == 1) {
          rows.set(place);
        } else if (value != 0) {
          throw new LabelledDataException(
              what + " must hold 0 and 1, has " + value + " at number " + place);
        }
        place++;
      }
      left -= count;
    }
    return rows;
  }
}
