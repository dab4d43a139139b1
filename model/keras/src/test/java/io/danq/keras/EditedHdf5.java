package io.danq.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.nio.file.Path;

/** A copy of a real Keras HDF5 file with its values changed. */
final class EditedHdf5 {
  /** Passes a value through, changes it, or leaves it out. */
  @FunctionalInterface
  interface Edit {
    /**
     * The new value.
     *
     * @param path of a dataset, or of a node and {@code @name} of its attribute
     * @param value a Java array or text
     * @return null to leave it out
     */
    Object apply(String path, Object value);
  }

  private EditedHdf5() {}

  static Path write(Path from, Path to, Edit edit) {
    try (HdfFile source = new HdfFile(from);
        WritableHdfFile target = HdfFile.write(to)) {
      copy(source, target, edit);
    }
    return to;
  }

  /** The same numbers in double precision. */
  static double[][] asFloat64(float[][] values) {
    double[][] doubles = new double[values.length][values[0].length];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        doubles[i][j] = values[i][j];
      }
    }
    return doubles;
  }

  private static void copy(Group from, WritableGroup to, Edit edit) {
    copyAttributes(from, to, edit);
    for (Node child : from) {
      if (child instanceof Group group
          && edit.apply(group.getPath().replaceFirst("/$", ""), group) != null) {
        copy(group, to.putGroup(group.getName()), edit);
      } else if (child instanceof Dataset dataset) {
        Object data = edit.apply(dataset.getPath(), dataset.getData());
        if (data != null) {
          to.putDataset(dataset.getName(), data);
        }
      }
    }
  }

  private static void copyAttributes(Node from, WritableNode to, Edit edit) {
    for (Attribute attribute : from.getAttributes().values()) {
      if (attribute.getSize() > 0) {
        Object value = edit.apply(from.getPath() + "@" + attribute.getName(), attribute.getData());
        if (value != null) {
          to.putAttribute(attribute.getName(), value);
        }
      }
    }
  }
}
