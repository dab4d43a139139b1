package io.danq.prediction.predict;

import io.danq.inference.InferenceException;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.ModelManifest;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a new version can take over in a running pipeline. Stateless. */
final class ModelCheck {
  private static final byte[] BASES = {'A', 'C', 'G', 'T', 'N'};

  private ModelCheck() {}

  /**
   * Checks that a version takes windows of the length that the pipeline cuts, in its base order.
   *
   * @throws BundleException if it does not
   */
  static void fits(ModelManifest manifest, ModelSource.Followed pipeline) throws BundleException {
    if (manifest.network().window() != pipeline.window()) {
      throw new BundleException(
          "version "
              + manifest.version()
              + " takes windows of "
              + manifest.network().window()
              + " bases, this pipeline cuts "
              + pipeline.window());
    }
    if (manifest.baseOrder() != pipeline.baseOrder()) {
      throw new BundleException(
          "version "
              + manifest.version()
              + " has the base order "
              + manifest.baseOrder()
              + ", this pipeline was started with "
              + pipeline.baseOrder());
    }
  }

  /**
   * Checks that a version has the background that the pipeline's limit of E-values needs. Without
   * it no target would be a hit any more.
   *
   * @throws BundleException if it has none of the pipeline's strands
   */
  static void annotates(ModelAnnotation annotation, ModelSource.Followed pipeline, String version)
      throws BundleException {
    boolean both = pipeline.strands() == Strands.BOTH;
    boolean there =
        switch (pipeline.needs()) {
          case NOTHING -> true;
          case WINDOWS -> annotation.background().filter(b -> b.bothStrands() == both).isPresent();
          case VARIANTS -> annotation.effects().stream().anyMatch(b -> b.bothStrands() == both);
        };
    if (!there) {
      throw new BundleException(
          "version "
              + version
              + " has no background of "
              + pipeline.needs().name().toLowerCase(Locale.ROOT)
              + " for --strands="
              + pipeline.strands().name().toLowerCase(Locale.ROOT)
              + ", which --maxEvalue below 1 needs; 'danq background' adds one");
    }
  }

  /**
   * Predicts a full batch, which warms the model up and shows that probabilities come out.
   *
   * @throws BundleException if none do
   */
  static void predicts(ModelCache.Lease lease) throws BundleException {
    String version = lease.model().version();
    float[][] probabilities;
    try {
      probabilities = lease.predictor().predict(windows(lease.predictor().windowLength()));
    } catch (InferenceException e) {
      throw new BundleException("version " + version + " cannot predict: " + e.getMessage(), e);
    }
    for (float[] window : probabilities) {
      for (int target = 0; target < window.length; target++) {
        if (!(window[target] >= 0 && window[target] <= 1)) {
          throw new BundleException(
              "version "
                  + version
                  + " gives target "
                  + target
                  + " the probability "
                  + window[target]);
        }
      }
    }
  }

  private static List<byte[]> windows(int length) {
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < Predictor.BATCH_SIZE; i++) {
      byte[] window = new byte[length];
      for (int j = 0; j < length; j++) {
        window[j] = BASES[(j / (i % 7 + 1) + i) % BASES.length];
      }
      windows.add(window);
    }
    return windows;
  }
}
