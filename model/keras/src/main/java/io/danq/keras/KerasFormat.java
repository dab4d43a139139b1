package io.danq.keras;

/** The file formats in which Keras has saved networks, as far as they are read. */
public enum KerasFormat {
  /** A zip of {@code config.json}, {@code metadata.json} and {@code model.weights.h5}. */
  ARCHIVE("Keras archive"),
  /** The HDF5 file that Keras 3 calls legacy. */
  HDF5_KERAS3("Keras 3 HDF5"),
  /**
   * The HDF5 file of Keras 2; its {@code model_config} writes layers and their inputs differently.
   */
  HDF5_KERAS2("Keras 2 HDF5"),
  /** The HDF5 file of Keras 1; its {@code model_config} has other names. */
  HDF5_KERAS1("Keras 1 HDF5"),
  /** What {@code save_weights} of Keras 1 and 2 writes into an HDF5 file: layers by name. */
  WEIGHTS("Keras 1 or 2 weights"),
  /** What {@code save_weights} writes into {@code .weights.h5}: layers by kind and number. */
  WEIGHTS_KERAS3("Keras 3 weights"),
  /** What {@code save_weights} wrote before Keras 1: layers and arrays by number. */
  PUBLISHED("weights of Keras 0.2, as DanQ was published");

  private final String label;

  KerasFormat(String label) {
    this.label = label;
  }

  /** Its name for people, for example {@code Keras 3 HDF5}. */
  @Override
  public String toString() {
    return label;
  }
}
