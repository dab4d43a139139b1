package io.danq.learning.retraining;

import java.io.IOException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;

/** Runs a pipeline to its end. */
@FunctionalInterface
public interface PipelineExecution {
  /** Runs the pipeline and waits for it. */
  PipelineExecution WAITING =
      pipeline -> {
        PipelineResult.State state = pipeline.run().waitUntilFinish();
        if (state != PipelineResult.State.DONE) {
          throw new IOException("the pipeline ended as " + state);
        }
      };

  /**
   * Runs a pipeline and returns when it has ended.
   *
   * @throws IOException if it fails
   */
  void run(Pipeline pipeline) throws IOException, InterruptedException;
}
