package io.danq.keras;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.danq.network.DanQWeights;
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
 * Reads DanQ networks from Keras files: archives ({@code .keras}), the HDF5 files of Keras 1 to 3,
 * with or without a model configuration, and the published weights. The content tells the format,
 * not the name. Thread-safe.
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
   * Reads a network from its file alone.
   *
   * @throws KerasImportException if the file is damaged, not a Keras model or not DanQ
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read, or an archive's weights cannot be written to the
   *     temporary folder
   */
  public static KerasModel read(Path file) throws IOException {
    return read(file, ImportOptions.NONE);
  }

  /**
   * Reads a network.
   *
   * @param options what the file does not say itself
   * @throws KerasImportException if the file is damaged, not a Keras model or not DanQ, or needs an
   *     answer that the options do not have
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read, or an archive's weights cannot be written to the
   *     temporary folder
   */
  public static KerasModel read(Path file, ImportOptions options) throws IOException {
    Answers answers = new Answers(options);
    try {
      byte[] start = start(file);
      if (startsWith(start, HDF5_MAGIC)) {
        return readHdf5(file, answers);
      }
      if (startsWith(start, ZIP_MAGIC) && !options.published()) {
        return readArchive(file, answers);
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

  private static KerasModel readHdf5(Path path, Answers answers) throws IOException {
    try (Hdf5File file = Hdf5File.open(path)) {
      if (PublishedFile.isOne(file)) {
        return new PublishedFile(file, answers).read();
      }
      if (answers.options().published()) {
        throw new KerasImportException(
            "expected the layout of DanQ_bestmodel.hdf5, found a file without the attribute "
                + PublishedFile.LAYERS
                + "; leave --format out for other files of Keras");
      }
      String json = Hdf5File.text(file.root(), "model_config").orElse("");
      if (!json.isEmpty()) {
        return readWhole(file, json.getBytes(StandardCharsets.UTF_8), answers);
      }
      if (WeightsFile.isOne(file)) {
        return new WeightsFile(file, answers).read();
      }
      throw new KerasImportException(
          "expected a Keras model, found an HDF5 file without a model_config attribute");
    }
  }

  private static KerasModel readWhole(Hdf5File file, byte[] json, Answers answers)
      throws IOException {
    KerasVersion version = new KerasVersion(Hdf5File.text(file.root(), "keras_version").orElse(""));
    String backend = Hdf5File.text(file.root(), "backend").orElse("");
    NetworkPlan plan = plan(parse("model_config", json), version, answers);
    boolean turned = isTurned(backend, version, answers);
    WeightSource source = WeightSource.named(file, "model_weights/", plan.names());
    return model(file, source, plan, turned, format(version), version, backend, answers);
  }

  private static KerasFormat format(KerasVersion version) {
    if (version.isAtLeast(3, 0)) {
      return KerasFormat.HDF5_KERAS3;
    }
    return version.isKnown() && !version.isAtLeast(2, 0)
        ? KerasFormat.HDF5_KERAS1
        : KerasFormat.HDF5_KERAS2;
  }

  /**
   * Whether a file's convolution kernels are stored flipped, because Theano convolves where the
   * others correlate.
   *
   * @param backend the backend that the file names; empty if it does not name one
   */
  static boolean isTurned(String backend, KerasVersion version, Answers answers)
      throws KerasImportException {
    if (version.isAtLeast(3, 0)) {
      return false;
    }
    if (!backend.isEmpty()) {
      return backend.equals("theano");
    }
    OpenQuestion.Backend byDefault = version.defaultBackend();
    String reason =
        "the default of "
            + version.describe()
            + "; the file names no backend, and Theano's kernels are turned round";
    return answers.choose(OpenQuestion.BACKEND, byDefault, reason) == OpenQuestion.Backend.THEANO;
  }

  private static KerasModel readArchive(Path path, Answers answers) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      JsonNode config = parse("config.json", KerasArchive.json(zip, "config.json"));
      JsonNode metadata = parse("metadata.json", KerasArchive.json(zip, "metadata.json"));
      KerasVersion version = new KerasVersion(metadata.path("keras_version").asText());
      NetworkPlan plan = plan(config, version, answers);
      try (TemporaryFile extracted = TemporaryFile.create(".h5")) {
        KerasArchive.extract(zip, WEIGHTS_ENTRY, extracted.path());
        try (Hdf5File file = Hdf5File.open(extracted.path())) {
          return model(
              file,
              WeightSource.archive(file),
              plan,
              false,
              KerasFormat.ARCHIVE,
              version,
              "",
              answers);
        }
      }
    }
  }

  private static NetworkPlan plan(JsonNode model, KerasVersion version, Answers answers)
      throws KerasImportException {
    return new DanQArchitecture(LayerChain.of(model), version, answers).plan();
  }

  static JsonNode parse(String name, byte[] json) throws KerasImportException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      String where =
          place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
      throw new KerasImportException(name + " is not JSON" + where, e);
    } catch (IOException e) {
      throw new KerasImportException(name + " is not JSON", e);
    }
  }

  private static KerasModel model(
      Hdf5File file,
      WeightSource source,
      NetworkPlan plan,
      boolean turned,
      KerasFormat format,
      KerasVersion version,
      String backend,
      Answers answers)
      throws IOException {
    WeightReader.Arithmetic arithmetic = new WeightReader.Arithmetic(turned, 1, 1);
    DanQWeights weights = new WeightReader(file, source, plan, arithmetic).read();
    return new KerasModel(
        weights,
        plan.layers(),
        new KerasOrigin(format, version.text(), backend, answers.assumptions(), file.hasRounded()));
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
