package io.danq.dl4j;

import io.danq.network.reference.ReferenceNetwork;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DanQ as DL4J reads it from a Keras file and runs it. It shares only the one-hot encoding with the
 * importer and the production engines. Thread-safe: one dedicated thread does all the work and
 * holds DL4J's scratch memory.
 */
public final class Dl4jNetwork implements ReferenceNetwork {
  private static final int BATCH_SIZE = 64;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "dl4j");
            thread.setDaemon(true);
            return thread;
          });
  private final OneHotEncoder encoder;
  private final ComputationGraph graph;
  private final int window;

  private Dl4jNetwork(ComputationGraph graph, int window, BaseOrder order) {
    this.graph = graph;
    this.window = window;
    this.encoder = new OneHotEncoder(order);
  }

  /**
   * Reads a network from a file in which Keras saved the complete model. DL4J reads HDF5 files of
   * Keras 2 directly. It does not understand files of Keras 3: the HDF5 library makes a temporary
   * copy of their weights in the layout of Keras 2.
   *
   * <p>The file is trusted: a damaged one may end the JVM. DL4J holds the weights several times
   * while it reads: a network of 875 MB needs 5 GB.
   *
   * @param order the channels that the network was trained with
   * @throws NoSuchFileException if there is no such file
   * @throws Dl4jImportException if DL4J cannot make a DanQ network of it
   */
  public static Dl4jNetwork read(Path file, BaseOrder order) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!isSupported()) {
      throw new Dl4jImportException(
          "DL4J has no HDF5 library for " + Loader.getPlatform() + "; it needs an Intel JVM");
    }
    try (Keras2File keras = Keras2File.of(file)) {
      return new Dl4jNetwork(keras.importGraph(), keras.window(), order);
    } catch (Dl4jImportException e) {
      throw new Dl4jImportException(file + ": " + e.getMessage(), e);
    }
  }

  /** Whether DL4J has natives for this machine: Linux, Windows and Intel Macs. */
  static boolean isSupported() {
    return !Loader.getPlatform().equals("macosx-arm64");
  }

  @Override
  public float[][] predict(List<byte[]> windows) {
    requireLength(windows);
    return onWorker(() -> run(windows, encoder::encode));
  }

  @Override
  public float[][] predictBothStrands(List<byte[]> windows) {
    requireLength(windows);
    return onWorker(
        () -> {
          float[][] mean = run(windows, encoder::encode);
          float[][] reverse = run(windows, encoder::encodeReverseComplement);
          for (int i = 0; i < mean.length; i++) {
            for (int target = 0; target < mean[i].length; target++) {
              mean[i][target] = (mean[i][target] + reverse[i][target]) / 2;
            }
          }
          return mean;
        });
  }

  private void requireLength(List<byte[]> windows) {
    for (byte[] bases : windows) {
      if (bases.length != window) {
        throw new IllegalArgumentException(
            "a window needs " + window + " bases, has " + bases.length);
      }
    }
  }

  private float[][] run(List<byte[]> windows, BiConsumer<byte[], FloatBuffer> encode) {
    float[][] probabilities = new float[windows.size()][];
    for (int from = 0; from < windows.size(); from += BATCH_SIZE) {
      List<byte[]> batch = windows.subList(from, Math.min(windows.size(), from + BATCH_SIZE));
      FloatBuffer rows = FloatBuffer.allocate(batch.size() * window * OneHotEncoder.CHANNELS);
      batch.forEach(bases -> encode.accept(bases, rows));
      long[] shape = {batch.size(), window, OneHotEncoder.CHANNELS};
      try (INDArray input = Nd4j.create(rows.array(), shape, 'c');
          INDArray output = graph.outputSingle(input)) {
        System.arraycopy(output.toFloatMatrix(), 0, probabilities, from, batch.size());
      }
    }
    return probabilities;
  }

  private float[][] onWorker(Callable<float[][]> work) {
    try {
      return worker.submit(work).get();
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the network is closed", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("DL4J failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while DL4J was predicting", e);
    }
  }

  @Override
  public synchronized void close() {
    if (worker.isShutdown()) {
      return;
    }
    onWorker(
        () -> {
          worker.shutdown();
          graph.close();
          Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
          return new float[0][];
        });
  }
}
