package io.danq.training.engine;

import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * A part of some {@link Floats}, seen as a matrix. Products run in the calling thread. To use
 * several threads, give each a range of rows or columns.
 *
 * @param data where it lies
 * @param start place of its first element
 * @param rows number of rows
 * @param columns number of columns
 * @param stride floats from one row to the next, or from one column to the next if transposed
 * @param transposed whether it is stored column by column
 */
record Matrix(Floats data, int start, int rows, int columns, int stride, boolean transposed) {
  private static final int ROW_MAJOR = 101;
  private static final int AS_STORED = 111;
  private static final int TRANSPOSED = 112;

  static {
    org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads(1);
  }

  /** Loads the native library, as the first use of this class would. */
  static void load() {}

  /** The first {@code rows * columns} floats, row-major. */
  static Matrix of(Floats data, int rows, int columns) {
    return at(data, 0, rows, columns);
  }

  /** {@code rows * columns} floats from {@code start} on, row-major. */
  static Matrix at(Floats data, int start, int rows, int columns) {
    return new Matrix(data, start, rows, columns, columns, false);
  }

  Matrix transpose() {
    return new Matrix(data, start, columns, rows, stride, !transposed);
  }

  /** The rows from {@code from} to before {@code to}. */
  Matrix rowRange(int from, int to) {
    int first = start + from * (transposed ? 1 : stride);
    return new Matrix(data, first, to - from, columns, stride, transposed);
  }

  /** The columns from {@code from} to before {@code to}. */
  Matrix columnRange(int from, int to) {
    int first = start + from * (transposed ? stride : 1);
    return new Matrix(data, first, rows, to - from, stride, transposed);
  }

  /** Becomes the product of two others. */
  void set(Matrix left, Matrix right) {
    multiply(left, right, 0);
  }

  /** Adds the product of two others to itself. */
  void add(Matrix left, Matrix right) {
    multiply(left, right, 1);
  }

  private void multiply(Matrix left, Matrix right, float keep) {
    if (transposed) {
      throw new IllegalArgumentException("a product is stored row by row");
    }
    if (rows != left.rows || columns != right.columns || left.columns != right.rows) {
      throw new IllegalArgumentException(
          "no product of " + left.size() + " and " + right.size() + " is " + size());
    }
    if (rows == 0 || columns == 0) {
      return;
    }
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR,
        left.transposed ? TRANSPOSED : AS_STORED,
        right.transposed ? TRANSPOSED : AS_STORED,
        rows,
        columns,
        left.columns,
        1,
        left.data.at(left.start),
        left.stride,
        right.data.at(right.start),
        right.stride,
        keep,
        data.at(start),
        stride);
  }

  private String size() {
    return rows + " x " + columns;
  }
}
