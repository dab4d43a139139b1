package io.danq.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.danq.network.DanQConfig;
import io.danq.network.LstmDirections;
import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what {@code save_weights} writes: an HDF5 file with {@code layer_names} (Keras 1 and 2), or
 * {@code .weights.h5}. The layers come from elsewhere: the name of an architecture, Keras' JSON, or
 * a network that is known already.
 */
final class WeightsFile {
  private static final String LAYER_NAMES = "layer_names";
  private static final long MAX_JSON = KerasArchive.MAX_JSON;

  /** The pool sizes of the networks in the repository that this project started from. */
  private static final Set<Integer> SEED_POOLS = Set.of(2, 13);

  private final Hdf5File file;
  private final Answers answers;
  private final boolean byName;

  WeightsFile(Hdf5File file, Answers answers) {
    this.file = file;
    this.answers = answers;
    this.byName = file.root().getAttribute(LAYER_NAMES) != null;
  }

  /** Whether a file holds weights without a configuration. */
  static boolean isOne(Hdf5File file) throws KerasImportException {
    return file.root().getAttribute(LAYER_NAMES) != null
        || file.group("layers").isPresent()
        || file.group(WeightSource.OLDER_LAYERS).isPresent();
  }

  KerasModel read() throws IOException {
    KerasVersion version = version();
    NetworkPlan plan = plan(version);
    WeightSource source =
        byName ? WeightSource.named(file, "", plan.names()) : WeightSource.archive(file);
    String backend = Hdf5File.text(file.root(), "backend").orElse("");
    boolean turned = byName && KerasImporter.isTurned(backend, version, answers);
    return new KerasModel(
        new WeightReader(file, source, plan, new WeightReader.Arithmetic(turned, 1, 1)).read(),
        plan.layers(),
        new KerasOrigin(
            byName ? KerasFormat.WEIGHTS : KerasFormat.WEIGHTS_KERAS3,
            Hdf5File.text(file.root(), "keras_version").orElse(""),
            backend,
            answers.assumptions(),
            file.hasRounded()));
  }

  /** The version that the file names or, if it names none, what its layout tells about it. */
  private KerasVersion version() throws KerasImportException {
    String byLayout =
        byName ? "" : file.group(WeightSource.OLDER_LAYERS).isPresent() ? "2.12" : "3.0";
    return new KerasVersion(Hdf5File.text(file.root(), "keras_version").orElse(byLayout));
  }

  private NetworkPlan plan(KerasVersion version) throws IOException {
    Map<LayerRole, String> names = byName ? namesInOrder() : namesByKind();
    Optional<DanQConfig> known = answers.options().network();
    if (known.isPresent()) {
      return plan(known.get(), names);
    }
    String architecture = answers.options().answers().get(OpenQuestion.ARCHITECTURE);
    if (architecture == null) {
      throw new KerasImportException(
          "found weights without a model configuration, as save_weights writes them; say which"
              + " network it is with --architecture danq, --architecture seed, or --architecture"
              + " FILE.json with the output of model.to_json(), or save the model with model.save");
    }
    if (architecture.equals("danq") || architecture.equals("seed")) {
      answers.note(OpenQuestion.ARCHITECTURE, architecture, "as given");
      Set<Integer> pools = architecture.equals("seed") ? SEED_POOLS : Set.of();
      WeightSource source =
          byName ? WeightSource.named(file, "", names) : WeightSource.archive(file);
      OpenQuestion.Gates gates =
          answers.choose(
              OpenQuestion.GATES, version.defaultGates(), "the default of " + version.describe());
      DanQConfig config =
          new ArraySizes(answers, pools)
              .config(source, version.activation(gates), LstmDirections.BIDIRECTIONAL);
      return plan(config, names);
    }
    NetworkPlan plan = ofJson(Path.of(architecture), version);
    answers.note(
        OpenQuestion.ARCHITECTURE, String.valueOf(Path.of(architecture).getFileName()), "as given");
    return plan;
  }

  private static NetworkPlan plan(DanQConfig config, Map<LayerRole, String> names) {
    List<LayerInfo> layers =
        List.of(LayerRole.values()).stream()
            .map(role -> LayerInfo.of(role, Objects.requireNonNull(names.get(role)), config))
            .toList();
    return new NetworkPlan(config, names, layers);
  }

  private NetworkPlan ofJson(Path json, KerasVersion version) throws IOException {
    if (Files.size(json) > MAX_JSON) {
      throw new KerasImportException(json + ": expected at most " + MAX_JSON + " bytes");
    }
    JsonNode model = KerasImporter.parse(json.toString(), Files.readAllBytes(json));
    String written = model.path("keras_version").asText();
    KerasVersion writer = written.isEmpty() ? version : new KerasVersion(written);
    try {
      return new DanQArchitecture(LayerChain.of(model), writer, answers).plan();
    } catch (KerasImportException e) {
      throw new KerasImportException(json + ": " + e.getMessage(), e);
    }
  }

  private Map<LayerRole, String> namesInOrder() throws KerasImportException {
    return WeightSource.inOrder(
        Hdf5File.texts(file.root(), LAYER_NAMES),
        name -> {
          Group group = file.root().getChild(name) instanceof Group found ? found : null;
          return group != null
              && group.getAttribute("weight_names") != null
              && group.getAttribute("weight_names").getSize() > 0;
        });
  }

  private static Map<LayerRole, String> namesByKind() {
    Map<LayerRole, String> names = new EnumMap<>(LayerRole.class);
    names.put(LayerRole.CONVOLUTION, "conv1d");
    names.put(LayerRole.RECURRENT, "bidirectional");
    names.put(LayerRole.HIDDEN, "dense");
    names.put(LayerRole.OUTPUT, "dense_1");
    return names;
  }
}
