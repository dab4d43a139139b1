package io.danq.dl4j;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;

/**
 * A model in the form that DL4J imports: a configuration and an HDF5 file, both in the layout of
 * Keras 2.
 */
final class Keras2File implements Closeable {
  private static final String WEIGHTS_ENTRY = "model.weights.h5";

  private final Keras2Json json;
  private final Path weights;
  private final Optional<Path> temporary;

  private Keras2File(Keras2Json json, Path weights, Optional<Path> temporary) {
    this.json = json;
    this.weights = weights;
    this.temporary = temporary;
  }

  static Keras2File of(Path file) throws IOException {
    return isZip(file) ? ofArchive(file) : ofHdf5(file);
  }

  private static boolean isZip(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.read() == 'P' && in.read() == 'K';
    }
  }

  private static Keras2File ofHdf5(Path file) throws IOException {
    String version;
    Keras2Json json;
    try (Hdf5Archive archive = new Hdf5Archive(file.toString())) {
      if (!archive.hasAttribute("model_config")) {
        throw new Dl4jImportException("expected a complete model, found no model_config attribute");
      }
      json = Keras2Json.of(archive.readAttributeAsJson("model_config").replace("\0", ""));
      version =
          archive.hasAttribute("keras_version")
              ? archive.readAttributeAsFixedLengthString("keras_version", 1)
              : "2";
    } catch (UnsupportedKerasConfigurationException e) {
      throw new Dl4jImportException("DL4J cannot read model_config: " + e.getMessage(), e);
    }
    return version.equals("2")
        ? new Keras2File(json, file, Optional.empty())
        : copied(json, file, Keras2Weights::copyHdf5);
  }

  private static Keras2File ofArchive(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry config = entry(zip, "config.json");
      String text;
      try (var in = zip.getInputStream(config)) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      Path extracted = Files.createTempFile("danq-dl4j-", ".h5");
      try {
        try (var in = zip.getInputStream(entry(zip, WEIGHTS_ENTRY));
            var out = Files.newOutputStream(extracted)) {
          in.transferTo(out);
        }
        return copied(Keras2Json.of(text), extracted, Keras2Weights::copyArchive);
      } finally {
        Files.deleteIfExists(extracted);
      }
    }
  }

  private static ZipEntry entry(ZipFile zip, String name) throws Dl4jImportException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Dl4jImportException("expected a Keras archive with " + name + ", found none");
    }
    return entry;
  }

  private interface Copy {
    void copy(Keras2Json json, Path from, Path to) throws IOException;
  }

  private static Keras2File copied(Keras2Json json, Path from, Copy copy) throws IOException {
    Path temporary = Files.createTempFile("danq-dl4j-", ".h5");
    try {
      copy.copy(json, from, temporary);
      return new Keras2File(json, temporary, Optional.of(temporary));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** Bases that the network reads. */
  int window() {
    return json.window();
  }

  /** Imports the model with DL4J. */
  ComputationGraph importGraph() throws IOException {
    TimeMajorFlatten.register();
    try {
      return new KerasModel()
          .modelBuilder()
          .modelJson(json.text())
          .weightsHdf5Filename(weights.toString())
          .enforceTrainingConfig(false)
          .buildModel()
          .getComputationGraph();
    } catch (InvalidKerasConfigurationException | UnsupportedKerasConfigurationException e) {
      throw new Dl4jImportException("DL4J cannot import it: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary.isPresent()) {
      Files.deleteIfExists(temporary.get());
    }
  }
}
