package io.danq.learning.evaluation;

import io.danq.beam.option.ValueName;
import io.danq.labels.Part;
import io.danq.registry.model.ArithmeticOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** The options of {@link EvaluationPipeline}. */
public interface EvaluationPipelineOptions extends ArithmeticOptions {
  @Description("Model bundle, or registry:URI/NAME; every worker must be able to read it.")
  @Validation.Required
  @ValueName("BUNDLE")
  String getModel();

  void setModel(String value);

  @Description("Folder written by 'danq examples'; every worker must be able to read it.")
  @Validation.Required
  @ValueName("PATH")
  String getData();

  void setData(String value);

  @Description("Folder for evaluation.tsv; every worker must be able to write it.")
  @Default.String("evaluation")
  @ValueName("FOLDER")
  String getOutput();

  void setOutput(String value);

  @Description("Part of the examples to predict: train, validation or test.")
  @Default.Enum("TEST")
  Part getPart();

  void setPart(Part value);
}
