package io.danq.inference;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
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

  /** Sets an argument; oneDNN holds on to its memory. */
  OneDnnCall with(int argument, memory value) {
    arguments.put(argument, value);
    return this;
  }

  void run(stream order) {
    work.execute(order, arguments);
  }
}
