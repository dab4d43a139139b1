package io.danq.inference;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/** A primitive with its memory, ready to run again and again. For one thread at a time. */
final class OneDnnCall {
  private final primitive work;
  private final IntMemoryMap arguments;

  /** To be called inside a {@code PointerScope}. */
  OneDnnCall(primitive work, memory.desc scratchpad, NativeObjects natives) {
    this.work = natives.keep(work);
    this.arguments = natives.keep(new IntMemoryMap());
    with(dnnl.DNNL_ARG_SCRATCHPAD, OneDnn.zeros(scratchpad));
  }

  /** A reusable copy from one memory to another, whose layout and type may differ. */
  static OneDnnCall copy(memory from, memory to, NativeObjects natives) {
    reorder.primitive_desc copy = new reorder.primitive_desc(from, to, OneDnn.attributes(), false);
    return new OneDnnCall(new reorder(copy), copy.scratchpad_desc(), natives)
        .with(dnnl.DNNL_ARG_SRC, from)
        .with(dnnl.DNNL_ARG_DST, to);
  }

  /** Sets an argument; oneDNN keeps a reference to its memory. */
  OneDnnCall with(int argument, memory value) {
    arguments.put(argument, value);
    return this;
  }

  void run(stream order) {
    work.execute(order, arguments);
  }
}
