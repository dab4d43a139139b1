package io.danq.keras;

import io.danq.network.DanQConfig;

/** How a version of Keras stores the kernels of a one-dimensional convolution. */
enum KernelLayout {
  /** {@code [kernel, 4, filters]}: Keras 2 and 3. */
  KERAS2,
  /** {@code [kernel, 1, 4, filters]}: Keras 1.1 and 1.2. */
  KERAS1,
  /** {@code [filters, 4, kernel, 1]}: up to Keras 1.0. */
  OLDEST;

  static final int CHANNELS = 4;

  /** The layout of an array, recognised by its shape alone. */
  static KernelLayout of(StoredArray array) {
    if (array.rank() != 4) {
      return KERAS2;
    }
    return array.dimension(1) == 1 ? KERAS1 : OLDEST;
  }

  long[] shape(DanQConfig config) {
    return switch (this) {
      case KERAS2 -> new long[] {config.kernel(), CHANNELS, config.filters()};
      case KERAS1 -> new long[] {config.kernel(), 1, CHANNELS, config.filters()};
      case OLDEST -> new long[] {config.filters(), CHANNELS, config.kernel(), 1};
    };
  }

  /** The axis of the filters and the axis of the positions. */
  int filterAxis() {
    return switch (this) {
      case KERAS2 -> 2;
      case KERAS1 -> 3;
      case OLDEST -> 0;
    };
  }

  int positionAxis() {
    return this == OLDEST ? 2 : 0;
  }

  /** The index of a weight in the flat array. */
  int index(DanQConfig config, int filter, int channel, int position) {
    return this == OLDEST
        ? (filter * CHANNELS + channel) * config.kernel() + position
        : (position * CHANNELS + channel) * config.filters() + filter;
  }
}
