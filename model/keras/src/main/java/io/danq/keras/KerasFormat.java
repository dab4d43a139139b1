package io.danq.keras;

/** The file formats in which Keras saves a whole model. */
public enum KerasFormat {
  /** A zip of {@code config.json}, {@code metadata.json} and {@code model.weights.h5}. */
  ARCHIVE("Keras 3 archive"),
  /** The HDF5 file that Keras 3 calls legacy. */
  HDF5_KERAS3("Keras 3 HDF5"),
  /**
   * The HDF5 file of Keras 2; its {@code model_config} writes layers and their inputs differently.
   */
  HDF5_KERAS2("Keras 2 HDF5");

  private final String label;

  KerasFormat(String label) {
    this.label = label;
  }

  /** Its name for people, for example {@code Keras 3 archive}. */
  @Override
  public String toString() {
    return label;
  }
}
