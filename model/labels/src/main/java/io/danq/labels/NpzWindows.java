package io.danq.labels;

import io.danq.labels.numpy.NpyArray;
import io.danq.labels.numpy.NpzFile;
import io.danq.sequence.BaseOrder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Opens labelled windows that NumPy saved in one archive or in two files. */
final class NpzWindows {
  private NpzWindows() {}

  static LabelledWindows open(Path path, BaseOrder order) throws IOException {
    NpzFile file = NpzFile.open(path);
    try {
      OneHotWindows.Named x = named("x", file.array("x"));
      return new OneHotWindows(path.toString(), x, named("y", file.array("y")), order, file::close);
    } catch (IOException e) {
      file.close(); // and its arrays with it
      throw e;
    }
  }

  static LabelledWindows open(Path xFile, Path yFile, BaseOrder order) throws IOException {
    NpyArray x = NpyArray.open(xFile);
    try {
      NpyArray y = NpyArray.open(yFile);
      try {
        String name = xFile + " and " + yFile.getFileName();
        Closeable both =
            () -> {
              x.close();
              y.close();
            };
        return new OneHotWindows(name, named("x", x), named("y", y), order, both);
      } catch (IOException e) {
        y.close();
        throw e;
      }
    } catch (IOException e) {
      x.close();
      throw e;
    }
  }

  private static OneHotWindows.Named named(String name, NpyArray array) {
    return new OneHotWindows.Named(name, new NpyRows(array));
  }

  private record NpyRows(NpyArray array) implements ArrayRows {
    @Override
    public List<Integer> shape() {
      return array.header().shape();
    }

    @Override
    public boolean next(float[] into) throws IOException {
      return array.next(into);
    }
  }
}
