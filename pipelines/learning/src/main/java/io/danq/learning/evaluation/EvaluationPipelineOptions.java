package io.danq.learning.evaluation;

import io.danq.labels.Part;
import io.danq.registry.model.PrecisionOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What {@link EvaluationPipeline} is told. */
public interface EvaluationPipelineOptions extends PrecisionOptions {
  @Description("Model bundle, or registry:URI/NAME, where every worker can read it.")
  @Validation.Required
  String getModel();

  void setModel(String value);

  @Description("Folder of 'danq examples', where every worker can read it.")
  @Validation.Required
  String getData();

  void setData(String value);

  @Description("Folder of evaluation.tsv, where every worker can write it.")
  @Default.String("evaluation")
  String getOutput();

  void setOutput(String value);

  @Description("The part of the examples to judge by.")
  @Default.Enum("TEST")
  Part getPart();

  void setPart(Part value);
}
