package io.danq.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads DanQ networks from Keras files: Keras 3 archives ({@code .keras}) and the HDF5 files of
 * Keras 2 and 3. The content tells the format, not the name. Thread-safe.
 *
 * <p>Files are treated as hostile: sizes are checked against the network before anything is
 * allocated, links to other files are not followed, and every fault becomes a {@link
 * KerasImportException}. Weights are held once, off the heap (875 MB for a network with pool 2).
 * The JVM's {@code MaxDirectMemorySize}, by default its maximum heap, must allow for them. An
 * archive's weights pass through a temporary file.
 */
public final class KerasImporter {
  private static final byte[] HDF5_MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] ZIP_MAGIC = {'P', 'K'};
  private static final int MAX_MESSAGE = 1000;
  private static final String WEIGHTS_ENTRY = "model.weights.h5";

  /** Python's JSON may contain NaN and Infinity, for example in compile settings. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private KerasImporter() {}

  /**
   * Reads a model that Keras saved as a whole.
   *
   * @throws KerasImportException if the file is damaged, not a Keras model or not DanQ
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read, or an archive's weights cannot be written to the
   *     temporary folder
   */
  public static KerasModel read(Path file) throws IOException {
    try {
      byte[] start = start(file);
      if (startsWith(start, HDF5_MAGIC)) {
        return readHdf5(file);
      }
      if (startsWith(start, ZIP_MAGIC)) {
        return readArchive(file);
      }
      throw new KerasImportException(
          "expected a Keras archive or an HDF5 file, found "
              + (start.length == 0 ? "an empty file" : "neither"));
    } catch (KerasImportException e) {
      throw new KerasImportException(oneLine(file + ": " + e.getMessage()), e);
    } catch (ZipException | EOFException e) {
      throw new KerasImportException(
          oneLine(file + ": the zip archive is damaged: " + reason(e)), e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // jHDF fails on a damaged file with HdfException and many others.
      throw new KerasImportException(oneLine(file + ": the file is damaged: " + reason(e)), e);
    }
  }

  private static byte[] start(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new KerasImportException(
          "expected a file, found a folder; save the model as .keras, not as a SavedModel");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HDF5_MAGIC.length);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private static KerasModel readHdf5(Path path) throws IOException {
    try (Hdf5File file = Hdf5File.open(path)) {
      String json = Hdf5File.text(file.root(), "model_config").orElse("");
      if (json.isEmpty()) {
        throw withoutConfig(file);
      }
      DanQArchitecture architecture =
          architecture("model_config", json.getBytes(StandardCharsets.UTF_8));
      String version = Hdf5File.text(file.root(), "keras_version").orElse("");
      return model(
          file,
          WeightSource.hdf5(file, architecture),
          architecture,
          version,
          version.startsWith("3") ? KerasFormat.HDF5_KERAS3 : KerasFormat.HDF5_KERAS2);
    }
  }

  private static KerasImportException withoutConfig(Hdf5File file) throws KerasImportException {
    boolean weights =
        file.group("layers").isPresent()
            || file.group("model_weights").isPresent()
            || file.root().getAttribute("layer_names") != null;
    return new KerasImportException(
        weights
            ? "expected a whole model, found weights without a model configuration, as save_weights"
                + " writes them; save the model with model.save"
            : "expected a Keras model, found an HDF5 file without a model_config attribute");
  }

  private static KerasModel readArchive(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      DanQArchitecture architecture =
          architecture("config.json", KerasArchive.json(zip, "config.json"));
      JsonNode metadata = parse("metadata.json", KerasArchive.json(zip, "metadata.json"));
      try (TemporaryFile extracted = TemporaryFile.create(".h5")) {
        KerasArchive.extract(zip, WEIGHTS_ENTRY, extracted.path());
        try (Hdf5File file = Hdf5File.open(extracted.path())) {
          return model(
              file,
              WeightSource.archive(file),
              architecture,
              metadata.path("keras_version").asText(),
              KerasFormat.ARCHIVE);
        }
      }
    }
  }

  private static DanQArchitecture architecture(String name, byte[] json)
      throws KerasImportException {
    return new DanQArchitecture(LayerChain.of(parse(name, json)));
  }

  private static JsonNode parse(String name, byte[] json) throws KerasImportException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new KerasImportException(name + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new KerasImportException(name + " is not JSON: " + e.getMessage(), e);
    }
  }

  private static KerasModel model(
      Hdf5File file,
      WeightSource source,
      DanQArchitecture architecture,
      String version,
      KerasFormat format)
      throws IOException {
    return new KerasModel(
        architecture.config(),
        new WeightReader(file, source, architecture).read(),
        architecture.layers(),
        version,
        format);
  }

  private static String reason(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == thrown ? message(root) : message(thrown) + ": " + message(root);
  }

  private static String message(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }

  private static String oneLine(String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
  }
}
