/** Labelled windows in the files that people have: NumPy's and MATLAB's. */
package io.danq.data.file;
