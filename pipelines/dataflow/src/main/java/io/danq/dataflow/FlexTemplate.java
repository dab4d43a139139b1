package io.danq.dataflow;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.danq.beam.option.PipelineOption;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.options.PredictionOptions;
import io.danq.prediction.options.StreamingPredictionOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metadata of a Flex Template: the parameters that Dataflow asks for and checks before it
 * starts a pipeline. It is made from the interface of the pipeline's options.
 *
 * @param file the name of its file
 * @param name what Dataflow's page calls it
 * @param description what it does, in a sentence
 * @param options the interface that declares its options
 */
public record FlexTemplate(
    String file, String name, String description, Class<? extends PredictionOptions> options) {
  /** The template of {@code io.danq.prediction.StreamingPrediction}. */
  public static final FlexTemplate STREAMING =
      new FlexTemplate(
          "streaming-metadata.json",
          "DanQ Stream: streams",
          "Predicts transcription-factor binding in reads, or the effects of variants on it, as"
              + " they arrive in a Kafka topic or as files.",
          StreamingPredictionOptions.class);

  /** The template of {@code io.danq.prediction.BatchPrediction}. */
  public static final FlexTemplate BATCH =
      new FlexTemplate(
          "batch-metadata.json",
          "DanQ Stream: files of reads",
          "Predicts transcription-factor binding in reads from FASTA, FASTQ, SAM, BAM and CRAM"
              + " files.",
          BatchPredictionOptions.class);

  /** The content of the file. */
  public String json() throws IOException {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    metadata.put("description", description);
    metadata.put("streaming", equals(STREAMING));
    metadata.put(
        "parameters", PipelineOption.of(options).stream().map(TemplateParameter::of).toList());
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(metadata)
        + "\n";
  }
}
