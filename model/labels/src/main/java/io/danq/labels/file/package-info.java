/**
 * Opens labelled windows in the files that people have: NumPy's {@code .npz} and {@code .npy}, and
 * DeepSEA's MATLAB files of both kinds (MATLAB 5, and HDF5 through jHDF).
 *
 * <p>Begin with {@link io.danq.labels.file.LabelledFiles}, which tells the formats apart.
 */
package io.danq.labels.file;
