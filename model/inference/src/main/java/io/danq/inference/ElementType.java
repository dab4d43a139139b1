package io.danq.inference;

import ai.onnxruntime.OnnxJavaType;

/** The element types of our tensors, numbered as in onnx.proto's TensorProto.DataType. */
enum ElementType {
  FLOAT(1, Float.BYTES, OnnxJavaType.FLOAT),
  UINT8(2, Byte.BYTES, OnnxJavaType.UINT8),
  INT8(3, Byte.BYTES, OnnxJavaType.INT8),
  INT64(7, Long.BYTES, OnnxJavaType.INT64);

  final int code;
  final int bytes;
  final OnnxJavaType javaType;

  ElementType(int code, int bytes, OnnxJavaType javaType) {
    this.code = code;
    this.bytes = bytes;
    this.javaType = javaType;
  }
}
