package io.danq.keras;

import io.danq.keras.OpenQuestion.Backend;
import io.danq.keras.OpenQuestion.Dropout;
import io.danq.keras.OpenQuestion.Gates;
import io.danq.keras.OpenQuestion.SecondLstm;
import io.danq.network.DanQConfig;
import io.danq.network.LstmDirections;
import io.jhdf.api.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads {@code DanQ_bestmodel.hdf5} and {@code DanQ-JASPAR_bestmodel.hdf5}: weights that Keras
 * 0.2.0 saved on Theano, with the Bidirectional of seya. The file has arrays by number and nothing
 * else: neither names nor a configuration nor a version.
 *
 * <p>What is assumed, from uci-cbcl/DanQ 98341e0, Keras 0.2.0 and seya affd167: a true convolution,
 * gates {@code clip(0.2 z + 0.5)}, two LSTMs that both read forward in time (seya reversed the axis
 * of the batch), and dropout that multiplies by 1 - rate in prediction. That factor is multiplied
 * into the weights of the next layer.
 */
final class PublishedFile {
  static final String LAYERS = "nb_layers";

  private static final String PARAMETERS = "nb_params";
  private static final KerasVersion VERSION = new KerasVersion("0.2.0");
  private static final int PER_LSTM = LstmLayout.SEPARATE.arrays();

  /** Rates of the dropout after the pooling and after the LSTMs, from DanQ_train.py. */
  static final double POOL_RATE = 0.2;

  static final double LSTM_RATE = 0.5;

  private static final List<Layer> HEAD =
      List.of(
          new Layer("Convolution1D", LayerRole.CONVOLUTION),
          new Layer("MaxPooling1D"),
          new Layer("Dropout"),
          new Layer("Bidirectional", LayerRole.RECURRENT),
          new Layer("Dropout"),
          new Layer("Flatten"));

  /** By their number of layers: DanQ with activations as layers, DanQ-JASPAR without. */
  private static final Map<Integer, List<Layer>> LAYOUTS =
      Map.of(
          10,
          join(
              HEAD,
              new Layer("Dense", LayerRole.HIDDEN),
              new Layer("Activation"),
              new Layer("Dense", LayerRole.OUTPUT),
              new Layer("Activation")),
          8,
          join(HEAD, new Layer("Dense", LayerRole.HIDDEN), new Layer("Dense", LayerRole.OUTPUT)));

  private final Hdf5File file;
  private final Answers answers;

  PublishedFile(Hdf5File file, Answers answers) {
    this.file = file;
    this.answers = answers;
  }

  /** A layer; one without weights has no role. */
  private record Layer(String type, Optional<LayerRole> role) {
    Layer(String type) {
      this(type, Optional.empty());
    }

    Layer(String type, LayerRole role) {
      this(type, Optional.of(role));
    }

    int parameters() {
      return role.map(r -> r == LayerRole.RECURRENT ? 2 * PER_LSTM : 2).orElse(0);
    }
  }

  private static List<Layer> join(List<Layer> head, Layer... tail) {
    List<Layer> all = new ArrayList<>(head);
    all.addAll(List.of(tail));
    return List.copyOf(all);
  }

  /** Whether a file has this layout. */
  static boolean isOne(Hdf5File file) {
    return file.root().getAttribute(LAYERS) != null;
  }

  KerasModel read() throws IOException {
    List<Layer> layout = layout();
    Map<LayerRole, Integer> numbers = new EnumMap<>(LayerRole.class);
    Map<LayerRole, String> names = new EnumMap<>(LayerRole.class);
    for (int i = 0; i < layout.size(); i++) {
      require(i, layout.get(i));
      if (layout.get(i).role().isPresent()) {
        numbers.put(layout.get(i).role().get(), i);
        names.put(layout.get(i).role().get(), "layer_" + i);
      }
    }
    requireNothingElse(layout.size());
    WeightSource source = WeightSource.numbered(file, numbers, 2 * PER_LSTM);
    Gates gates =
        answers.choose(OpenQuestion.GATES, Gates.HARD_SIGMOID, "the LSTM's default in Keras 0.2");
    SecondLstm second =
        answers.choose(
            OpenQuestion.SECOND_LSTM,
            SecondLstm.FORWARD,
            "seya's Bidirectional reverses the batch, not the sequence");
    Backend backend =
        answers.choose(OpenQuestion.BACKEND, Backend.THEANO, "which the authors used");
    Dropout dropout =
        answers.choose(
            OpenQuestion.DROPOUT,
            Dropout.SCALED,
            "Keras up to 0.2.0 multiplies by 1 - rate in prediction, Keras 0.3 does not");
    DanQConfig config =
        new ArraySizes(answers, Set.of())
            .config(
                source,
                VERSION.activation(gates),
                second == SecondLstm.FORWARD
                    ? LstmDirections.BOTH_FORWARD
                    : LstmDirections.BIDIRECTIONAL);
    boolean scaled = dropout == Dropout.SCALED;
    WeightReader.Arithmetic arithmetic =
        new WeightReader.Arithmetic(
            backend == Backend.THEANO, scaled ? 1 - POOL_RATE : 1, scaled ? 1 - LSTM_RATE : 1);
    NetworkPlan plan = new NetworkPlan(config, names, table(layout, config));
    return new KerasModel(
        new WeightReader(file, source, plan, arithmetic).read(),
        plan.layers(),
        new KerasOrigin(KerasFormat.PUBLISHED, "", "", answers.assumptions(), file.hasRounded()));
  }

  private List<Layer> layout() throws KerasImportException {
    int count = Hdf5File.integer(file.root(), "the file", LAYERS).orElse(0);
    List<Layer> layout = LAYOUTS.get(count);
    if (layout == null) {
      throw new KerasImportException(
          "expected nb_layers 10 as DanQ has, or 8 as DanQ-JASPAR has, found " + count);
    }
    return layout;
  }

  private void require(int number, Layer layer) throws KerasImportException {
    String name = "layer_" + number;
    Group group =
        file.group(name)
            .orElseThrow(
                () ->
                    new KerasImportException(
                        "expected group " + name + " (" + layer.type() + "), found none"));
    OptionalInt parameters = Hdf5File.integer(group, name, PARAMETERS);
    if (parameters.isEmpty() || parameters.getAsInt() != layer.parameters()) {
      throw new KerasImportException(
          String.format(
              "%s: expected %s %d (%s), found %s",
              name,
              PARAMETERS,
              layer.parameters(),
              layer.type(),
              parameters.isEmpty() ? "none" : String.valueOf(parameters.getAsInt())));
    }
    if (group.getChildren().size() > layer.parameters()) {
      throw new KerasImportException(
          name
              + ": expected "
              + layer.parameters()
              + " arrays, found "
              + group.getChildren().size());
    }
  }

  private void requireNothingElse(int layers) throws KerasImportException {
    for (String name : file.root().getChildren().keySet()) {
      if (!name.matches("layer_\\d+") || Integer.parseInt(name.substring(6)) >= layers) {
        throw new KerasImportException(
            "expected layer_0 to layer_" + (layers - 1) + ", found " + name + " as well");
      }
    }
  }

  private static List<LayerInfo> table(List<Layer> layout, DanQConfig c) {
    List<LayerInfo> table = new ArrayList<>();
    List<Long> shape = List.of((long) c.window(), 4L);
    for (int i = 0; i < layout.size(); i++) {
      Layer layer = layout.get(i);
      long parameters = 0;
      if (layer.role().isPresent()) {
        shape = LayerInfo.outputShape(layer.role().get(), c);
        parameters = LayerInfo.parameters(layer.role().get(), c);
      } else if (layer.type().equals("MaxPooling1D")) {
        shape = List.of((long) c.steps(), (long) c.filters());
      } else if (layer.type().equals("Flatten")) {
        shape = List.of(c.flattened());
      }
      table.add(new LayerInfo("layer_" + i, layer.type(), shape, parameters));
    }
    return table;
  }
}
