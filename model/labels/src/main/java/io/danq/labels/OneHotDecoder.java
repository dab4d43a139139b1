package io.danq.labels;

import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;

/**
 * Reads bases from one-hot windows, {@code [length, 4]} or {@code [4, length]}; zeros in all four
 * channels are an N. Immutable and thread-safe.
 */
public final class OneHotDecoder {
  private final BaseOrder order;
  private final int length;
  private final int positionStep;
  private final int channelStep;

  /**
   * A decoder of windows of one shape.
   *
   * @param order the order of the channels
   * @param length bases of a window
   * @param channelsLast true for {@code [length, 4]}, false for {@code [4, length]}
   */
  public OneHotDecoder(BaseOrder order, int length, boolean channelsLast) {
    this.order = order;
    this.length = length;
    positionStep = channelsLast ? OneHotEncoder.CHANNELS : 1;
    channelStep = channelsLast ? 1 : length;
  }

  /**
   * Decodes a window.
   *
   * @param file what a message calls the file
   * @param array what a message calls the array
   * @param window the window's number, for a message
   * @param values holds the window from {@code from} on
   * @return A, C, G, T or N in ASCII
   * @throws LabelledDataException if a position is not one-hot; the message names the place
   */
  public byte[] decode(String file, String array, int window, float[] values, int from)
      throws LabelledDataException {
    byte[] bases = new byte[length];
    for (int position = 0; position < length; position++) {
      byte base = 'N';
      for (int channel = 0; channel < OneHotEncoder.CHANNELS; channel++) {
        float value = values[from + position * positionStep + channel * channelStep];
        if (value == 0) {
          continue;
        }
        if (value != 1 || base != 'N') {
          throw new LabelledDataException(
              String.format(
                  "%s: window %d of %s is not one-hot at position %d, channel %d: %s",
                  file, window, array, position, channel, value));
        }
        base = (byte) order.name().charAt(channel);
      }
      bases[position] = base;
    }
    return bases;
  }
}
