package io.danq.labels.file;

import io.danq.labels.LabelledDataException;
import io.danq.labels.LabelledWindows;
import io.danq.labels.OneHotWindows;
import io.danq.sequence.BaseOrder;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Labelled windows of an HDF5 file. Links are never followed: one may name any file. */
final class Hdf5Windows {
  private Hdf5Windows() {}

  static LabelledWindows open(Path path, BaseOrder order) throws IOException {
    HdfFile file;
    try {
      file = new HdfFile(path);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw damaged(path, e);
    }
    try {
      requireWhole(path, file);
      List<String> names = new ArrayList<>();
      for (Node node : file) {
        if (!node.isLink() && node instanceof Dataset && !node.getName().startsWith("#")) {
          names.add(node.getName());
        }
      }
      VariableNames chosen = VariableNames.among(path, names);
      return new OneHotWindows(
          path.toString(),
          rows(path, file, chosen.x()),
          rows(path, file, chosen.y()),
          order,
          file::close);
    } catch (IOException e) {
      file.close();
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      file.close();
      throw damaged(path, e);
    }
  }

  private static void requireWhole(Path path, HdfFile file) throws IOException {
    long end = file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
    long size = Files.size(path);
    if (end > size) {
      throw new LabelledDataException(
          path + " ends early: expected " + end + " bytes, found " + size);
    }
  }

  private static OneHotWindows.Named rows(Path path, HdfFile file, String name)
      throws LabelledDataException {
    if (!(file.getChild(name) instanceof DatasetBase dataset)) {
      throw new LabelledDataException(path + ": " + name + " is not an array");
    }
    return new OneHotWindows.Named(
        name, Hdf5Rows.of(path + ": " + name, dataset, path.toFile().length()));
  }

  /** What jHDF throws on a damaged file is unchecked, and of any kind. */
  static LabelledDataException damaged(Object what, Throwable e) {
    String fault = e instanceof HdfException ? e.getMessage() : e.toString();
    return new LabelledDataException(what + " is damaged: " + fault, e);
  }
}
