/** NumPy arrays in files. */
package io.danq.npz;
