package io.danq.keras;

/** The ways in which Keras writes a whole model to a file. */
public enum KerasFormat {
  /** A zip of {@code config.json}, {@code metadata.json} and {@code model.weights.h5}. */
  ARCHIVE("Keras 3 archive"),
  /** The HDF5 file that Keras 3 calls legacy. */
  HDF5_KERAS3("Keras 3 HDF5"),
  /**
   * The HDF5 file of Keras 2; its {@code model_config} spells layers and their inputs otherwise.
   */
  HDF5_KERAS2("Keras 2 HDF5");

  private final String label;

  KerasFormat(String label) {
    this.label = label;
  }

  /** Its name for people, such as {@code Keras 3 archive}. */
  @Override
  public String toString() {
    return label;
  }
}
