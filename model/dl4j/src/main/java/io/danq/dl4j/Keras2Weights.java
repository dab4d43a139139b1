package io.danq.dl4j;

import static org.bytedeco.hdf5.global.hdf5.H5Aclose;
import static org.bytedeco.hdf5.global.hdf5.H5Acreate_by_name;
import static org.bytedeco.hdf5.global.hdf5.H5Awrite;
import static org.bytedeco.hdf5.global.hdf5.H5F_ACC_RDONLY;
import static org.bytedeco.hdf5.global.hdf5.H5F_ACC_TRUNC;
import static org.bytedeco.hdf5.global.hdf5.H5Fclose;
import static org.bytedeco.hdf5.global.hdf5.H5Fcreate;
import static org.bytedeco.hdf5.global.hdf5.H5Fopen;
import static org.bytedeco.hdf5.global.hdf5.H5Ocopy;
import static org.bytedeco.hdf5.global.hdf5.H5P_CLS_LINK_CREATE_ID_g;
import static org.bytedeco.hdf5.global.hdf5.H5P_DEFAULT;
import static org.bytedeco.hdf5.global.hdf5.H5Pclose;
import static org.bytedeco.hdf5.global.hdf5.H5Pcreate;
import static org.bytedeco.hdf5.global.hdf5.H5Pset_create_intermediate_group;
import static org.bytedeco.hdf5.global.hdf5.H5S_SCALAR;
import static org.bytedeco.hdf5.global.hdf5.H5Sclose;
import static org.bytedeco.hdf5.global.hdf5.H5Screate;
import static org.bytedeco.hdf5.global.hdf5.H5T_C_S1_g;
import static org.bytedeco.hdf5.global.hdf5.H5Tclose;
import static org.bytedeco.hdf5.global.hdf5.H5Tcopy;
import static org.bytedeco.hdf5.global.hdf5.H5Tset_size;
import static org.bytedeco.hdf5.global.hdf5.H5open;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;

/**
 * Copies the weights of a Keras 3 file into an HDF5 file in the layout of Keras 2. The HDF5 library
 * copies whole arrays from file to file; no value passes through this program.
 *
 * <pre>
 *   model_weights/conv1d/conv1d/{kernel:0,bias:0}
 *   model_weights/bidirectional/bidirectional/{forward,backward}_lstm/lstm_cell/{kernel:0,…}
 *   model_weights/LAYER@weight_names     the first path below it, from which DL4J finds the others
 * </pre>
 */
final class Keras2Weights {
  private static final List<String> PLAIN = List.of("kernel", "bias");
  private static final List<String> CELL = List.of("kernel", "recurrent_kernel", "bias");
  private static final List<String> DIRECTIONS = List.of("forward", "backward");

  /** Keras 2's path of each array below its layer, and its path in the source. */
  private final Map<String, Map<String, String>> layers = new LinkedHashMap<>();

  private Keras2Weights() {}

  /** From the {@code model.weights.h5} of an archive, whose groups are named after classes. */
  static void copyArchive(Keras2Json json, Path from, Path to) throws IOException {
    Keras2Weights weights = new Keras2Weights();
    for (String convolution : json.names("Conv1D")) {
      weights.plain(convolution, "layers/conv1d/vars/", List.of("0", "1"));
    }
    for (String recurrent : json.names("Bidirectional")) {
      for (String direction : DIRECTIONS) {
        weights.cell(
            recurrent,
            direction,
            "layers/bidirectional/" + direction + "_layer/cell/vars/",
            List.of("0", "1", "2"));
      }
    }
    int dense = 0;
    for (String layer : json.names("Dense")) {
      String group = dense == 0 ? "dense" : "dense_" + dense;
      weights.plain(layer, "layers/" + group + "/vars/", List.of("0", "1"));
      dense++;
    }
    weights.copy(from, to);
  }

  /** From Keras 3's own HDF5 form, whose groups are named after layers. */
  static void copyHdf5(Keras2Json json, Path from, Path to) throws IOException {
    Keras2Weights weights = new Keras2Weights();
    try (Hdf5Archive archive = new Hdf5Archive(from.toString())) {
      List<String> plain = new ArrayList<>(json.names("Conv1D"));
      plain.addAll(json.names("Dense"));
      for (String layer : plain) {
        weights.plain(layer, parent(archive, layer, ""), PLAIN);
      }
      for (String layer : json.names("Bidirectional")) {
        for (String direction : DIRECTIONS) {
          weights.cell(layer, direction, parent(archive, layer, direction + "_"), CELL);
        }
      }
    }
    weights.copy(from, to);
  }

  /**
   * The group with arrays below a layer's group, inside a group whose name starts with {@code
   * through}.
   */
  private static String parent(Hdf5Archive archive, String layer, String through)
      throws Dl4jImportException {
    String group = "model_weights/" + layer;
    while (archive.getDataSets(group).isEmpty()) {
      List<String> below = archive.getGroups(group);
      List<String> chosen =
          below.size() == 1 ? below : below.stream().filter(g -> g.startsWith(through)).toList();
      if (chosen.size() != 1) {
        throw new Dl4jImportException(
            group + ": expected one group " + through + "…, found " + below);
      }
      group = group + "/" + chosen.get(0);
    }
    return group + "/";
  }

  private void plain(String layer, String group, List<String> arrays) {
    put(layer, layer + "/", PLAIN, group, arrays);
  }

  private void cell(String layer, String direction, String group, List<String> arrays) {
    put(layer, layer + "/" + direction + "_lstm/lstm_cell/", CELL, group, arrays);
  }

  private void put(
      String layer, String path, List<String> names, String group, List<String> arrays) {
    Map<String, String> places = layers.computeIfAbsent(layer, l -> new LinkedHashMap<>());
    for (int i = 0; i < names.size(); i++) {
      places.put(path + names.get(i) + ":0", group + arrays.get(i));
    }
  }

  private void copy(Path from, Path to) throws Dl4jImportException {
    synchronized (Hdf5Archive.LOCK_OBJECT) {
      H5open();
      long source =
          valid("open " + from, H5Fopen(from.toString(), H5F_ACC_RDONLY(), H5P_DEFAULT()));
      try {
        long target =
            valid(
                "write " + to,
                H5Fcreate(to.toString(), H5F_ACC_TRUNC(), H5P_DEFAULT(), H5P_DEFAULT()));
        try {
          copy(source, target);
        } finally {
          H5Fclose(target);
        }
      } finally {
        H5Fclose(source);
      }
    }
  }

  private void copy(long source, long target) throws Dl4jImportException {
    long makeGroups = valid("prepare a copy", H5Pcreate(H5P_CLS_LINK_CREATE_ID_g()));
    try {
      H5Pset_create_intermediate_group(makeGroups, 1);
      for (Map.Entry<String, Map<String, String>> layer : layers.entrySet()) {
        String group = "model_weights/" + layer.getKey();
        for (Map.Entry<String, String> array : layer.getValue().entrySet()) {
          valid(
              "copy " + array.getValue(),
              H5Ocopy(
                  source,
                  array.getValue(),
                  target,
                  group + "/" + array.getKey(),
                  H5P_DEFAULT(),
                  makeGroups));
        }
        weightNames(target, group, layer.getValue().keySet().iterator().next());
      }
    } finally {
      H5Pclose(makeGroups);
    }
  }

  private static void weightNames(long target, String group, String first)
      throws Dl4jImportException {
    byte[] text = first.getBytes(StandardCharsets.UTF_8);
    long type = H5Tcopy(H5T_C_S1_g());
    H5Tset_size(type, text.length);
    long space = H5Screate(H5S_SCALAR);
    long attribute =
        valid(
            "write weight_names of " + group,
            H5Acreate_by_name(
                target,
                group,
                "weight_names",
                type,
                space,
                H5P_DEFAULT(),
                H5P_DEFAULT(),
                H5P_DEFAULT()));
    try (BytePointer bytes = new BytePointer(text)) {
      valid("write weight_names of " + group, H5Awrite(attribute, type, bytes));
    } finally {
      H5Aclose(attribute);
      H5Sclose(space);
      H5Tclose(type);
    }
  }

  private static long valid(String what, long result) throws Dl4jImportException {
    if (result < 0) {
      throw new Dl4jImportException("HDF5 cannot " + what);
    }
    return result;
  }
}
