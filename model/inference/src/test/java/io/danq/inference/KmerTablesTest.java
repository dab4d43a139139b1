package io.danq.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.network.RandomWeights;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;
import io.danq.sequence.testing.RandomDna;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums and pooled sums against the plain convolution. */
final class KmerTablesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 26})
  void theTablesAddUpToTheConvolution(int kernel) {
    DanQConfig config = new DanQConfig(60, 11, kernel, 2, 2, 1, 1, 1);
    ConvolutionKernels kernels = kernels(config);
    byte[] channels = channels(config.window());
    int block = 4;
    KmerTables tables = new KmerTables(kernels, block);
    int[] full = new int[config.window()];
    int[] last = new int[config.positions()];
    tables.lookUp(channels, config.positions(), full, last);
    for (int filter = 0; filter < config.filters(); filter++) {
      int begin = filter / block * tables.blockSize() + filter % block;
      for (int position = 0; position < config.positions(); position++) {
        double sum = 0;
        int table = begin;
        for (int i = 0; i < tables.fullTables(); i++, table += tables.tableSize()) {
          sum += tables.sums()[table + full[position + i * KmerTables.MER]];
        }
        sum += tables.sums()[table + last[position]];
        assertThat(sum).isCloseTo(sum(kernels, channels, filter, position), within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 320, 26, 13, 13",
    "1000, 321, 26, 2, 2",
    "200, 33, 9, 6, 4",
    "200, 1, 8, 4, 9",
    "64, 65, 1, 64, 64"
  })
  void poolingTakesTheLargestSumAboveZero(
      int window, int filters, int kernel, int pool, int stride) {
    DanQConfig config = new DanQConfig(window, filters, kernel, pool, stride, 1, 1, 1);
    ConvolutionKernels kernels = kernels(config);
    KmerConvolution convolution = new KmerConvolution(kernels, config);
    byte[] channels = channels(window);
    int batch = 3;
    int place = 1;
    var out = DirectBuffers.floats((long) config.steps() * batch * filters);
    convolution.pool(channels, convolution.scratch(), out, place, batch);
    for (int step = 0; step < config.steps(); step++) {
      for (int filter = 0; filter < filters; filter += 7) {
        double largest = 0;
        for (int i = 0; i < pool; i++) {
          largest = Math.max(largest, sum(kernels, channels, filter, step * stride + i));
        }
        assertThat((double) out.get((step * batch + place) * filters + filter))
            .isCloseTo(largest, within(1e-5));
        assertThat(out.get(step * batch * filters + filter)).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 26})
  void noSequenceGivesMoreThanTheBound(int kernel) {
    DanQConfig config = new DanQConfig(300, 8, kernel, 1, 1, 1, 1, 1);
    ConvolutionKernels kernels = kernels(config);
    byte[] channels = channels(config.window());
    for (int filter = 0; filter < config.filters(); filter++) {
      for (int position = 0; position < config.positions(); position++) {
        assertThat(sum(kernels, channels, filter, position))
            .isLessThanOrEqualTo(kernels.bound(filter) + 1e-6);
      }
    }
  }

  private static ConvolutionKernels kernels(DanQConfig config) {
    DanQWeights weights = RandomWeights.create(config, 1);
    return ConvolutionKernels.of(weights);
  }

  /** Channels of random bases with an occasional N. */
  private static byte[] channels(int length) {
    byte[] bases = new RandomDna(1).bases(length);
    for (int i = 5; i < length; i += 17) {
      bases[i] = 'N';
    }
    byte[] channels = new byte[length];
    new OneHotEncoder(BaseOrder.AGCT).channels(bases, channels);
    return channels;
  }

  private static double sum(ConvolutionKernels kernels, byte[] channels, int filter, int position) {
    double sum = kernels.bias(filter);
    for (int place = 0; place < kernels.kernel(); place++) {
      int channel = channels[position + place];
      if (channel != OneHotEncoder.NONE) {
        sum += kernels.weight(filter, channel, place);
      }
    }
    return sum;
  }
}
