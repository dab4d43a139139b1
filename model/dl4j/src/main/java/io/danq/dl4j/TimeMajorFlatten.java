package io.danq.dl4j;

import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;

/**
 * Keras' Flatten after a recurrent layer, for DL4J's importer. DL4J's own Flatten gives the next
 * layer {@code features} inputs instead of {@code steps * features}, and loads wrong weights
 * without an error. Registered under {@link #CLASS_NAME}: {@link Keras2Json} writes that name into
 * the model's configuration, with the sizes that the importer does not know.
 */
public final class TimeMajorFlatten extends KerasLayer {
  static final String CLASS_NAME = "DanQTimeMajorFlatten";
  static final String STEPS = "danq_steps";
  static final String FEATURES = "danq_features";

  private final TimeMajorReshape reshape;

  /** Called by DL4J with the layer's configuration. */
  public TimeMajorFlatten(Map<String, Object> layer)
      throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    super(layer, false);
    reshape = new TimeMajorReshape(size(layer, STEPS), size(layer, FEATURES));
  }

  private static long size(Map<String, Object> layer, String key) {
    if (layer.get("config") instanceof Map<?, ?> config && config.get(key) instanceof Number size) {
      return size.longValue();
    }
    throw new IllegalArgumentException(CLASS_NAME + " needs a number for " + key + ": " + layer);
  }

  static void register() {
    registerCustomLayer(CLASS_NAME, TimeMajorFlatten.class);
  }

  @Override
  public boolean isInputPreProcessor() {
    return true;
  }

  @Override
  public InputPreProcessor getInputPreprocessor(InputType... inputs) {
    return reshape;
  }

  @Override
  public InputType getOutputType(InputType... inputs) {
    return reshape.getOutputType(inputs[0]);
  }
}
