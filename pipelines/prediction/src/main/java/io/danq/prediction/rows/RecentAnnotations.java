package io.danq.prediction.rows;

import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The annotations of the models that made the latest predictions, each looked up once. A stream
 * that switches versions needs two at a time. Not thread-safe.
 */
public final class RecentAnnotations {
  private static final int KEPT = 4;

  private final Map<ModelIdentity, ModelAnnotation> annotations =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ModelIdentity, ModelAnnotation> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * The annotation of a model.
   *
   * @throws IOException if the model's folder cannot be read or has another model by now
   */
  public ModelAnnotation of(ModelIdentity model) throws IOException {
    ModelAnnotation annotation = annotations.get(model);
    if (annotation == null) {
      annotation = OpenModel.annotation(model);
      annotations.put(model, annotation);
    }
    return annotation;
  }
}
