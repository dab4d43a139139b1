package io.danq.registry.model;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The descriptions of the models that made the predictions at hand, by folder: a prediction that
 * goes from one worker to another carries its model's folder (some 50 bytes), not its table of
 * targets (up to 100 KB). Thread-safe.
 *
 * <p>Where the model runs in the same JVM, its description is here already; otherwise it is read
 * from the folder once.
 */
public final class ModelDescriptions {
  private static final int KEPT = 16;

  private static final Map<String, ModelDescription> BY_FOLDER =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ModelDescription> eldest) {
          return size() > KEPT;
        }
      };

  private ModelDescriptions() {}

  public static void put(ModelDescription model) {
    synchronized (BY_FOLDER) {
      BY_FOLDER.put(model.folder(), model);
    }
  }

  public static ModelDescription get(String folder) throws IOException {
    synchronized (BY_FOLDER) {
      ModelDescription model = BY_FOLDER.get(folder);
      if (model == null) {
        model = ModelFetcher.describe(folder);
        BY_FOLDER.put(folder, model);
      }
      return model;
    }
  }
}
