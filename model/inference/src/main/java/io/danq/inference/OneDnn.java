package io.danq.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * oneDNN in this JVM: its natives, its one CPU engine, and memory. Thread-safe.
 *
 * <p>Objects of oneDNN are made inside a {@link PointerScope}; {@link NativeObjects} keeps what
 * must outlive it.
 */
final class OneDnn {
  /** The variable that keeps OpenMP's threads out of ours. OpenMP reads it once, when it loads. */
  static final String THREADS_VARIABLE = "OMP_NUM_THREADS";

  private static final OneDnn INSTANCE = load();

  private final @Nullable engine cpu;
  private final Processor processor;
  private final String problem;

  private OneDnn(@Nullable engine cpu, Processor processor, String problem) {
    this.cpu = cpu;
    this.processor = processor;
    this.problem = problem;
  }

  @SuppressWarnings("try") // a scope acts by being open
  private static OneDnn load() {
    if (!"1".equals(System.getenv(THREADS_VARIABLE))) {
      // Its threads would fight with the runner's: 20 times slower on a busy machine.
      return missing("the environment lacks " + THREADS_VARIABLE + "=1");
    }
    // JavaCPP would count mapped weights as memory in use, and refuse to make any more objects.
    setDefault("org.bytedeco.javacpp.maxbytes", "0");
    setDefault("org.bytedeco.javacpp.maxphysicalbytes", "0");
    try (PointerScope scope = new PointerScope()) {
      engine cpu = new engine(engine.kind.cpu, 0);
      cpu.retainReference();
      return new OneDnn(cpu, new Processor(dnnl.dnnl_get_effective_cpu_isa()), "");
    } catch (LinkageError | RuntimeException e) {
      return missing("it does not load here (" + reason(e) + ")");
    }
  }

  private static OneDnn missing(String problem) {
    return new OneDnn(null, new Processor(0), problem);
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static String reason(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message.lines().findFirst().get();
  }

  /** Why this JVM cannot use oneDNN; an empty text if it can. */
  static String problem() {
    return INSTANCE.problem;
  }

  /** The processor's instructions; none if oneDNN does not load. */
  static Processor processor() {
    return INSTANCE.processor;
  }

  /**
   * The engine of all objects.
   *
   * @throws InferenceException if this JVM cannot use oneDNN
   */
  static engine cpu() {
    if (INSTANCE.cpu == null) {
      throw new InferenceException("oneDNN cannot be used: " + INSTANCE.problem, null);
    }
    return INSTANCE.cpu;
  }

  /** Attributes with which a primitive may change threads: each call brings its own scratchpad. */
  static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    return attributes;
  }

  /** The numbers between the recurrent and the hidden layer. */
  static memory.data_type activations(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> memory.data_type.f32;
      case BF16 -> memory.data_type.bf16;
      case INT8 -> memory.data_type.u8;
    };
  }

  /** The weights of the recurrent and the hidden layer. */
  static memory.data_type weights(Precision precision) {
    return precision == Precision.INT8 ? memory.data_type.s8 : activations(precision);
  }

  /**
   * The type of the numbers and weights after the hidden layer, whose outputs have no bound for
   * int8.
   */
  static memory.data_type hidden(Precision precision) {
    return precision == Precision.BF16 ? memory.data_type.bf16 : memory.data_type.f32;
  }

  /** Describes a dense tensor. */
  static memory.desc describe(memory.data_type type, memory.format_tag layout, long... shape) {
    return new memory.desc(shape, type, layout);
  }

  /**
   * New memory, zeroed: a tile that multiplies padding by what was there before would turn NaN into
   * results.
   */
  static memory zeros(memory.desc description) {
    memory zeroed = new memory(description, cpu());
    Pointer.memset(zeroed.get_data_handle(), 0, description.get_size());
    return zeroed;
  }

  /** New float32 memory with these values. */
  static memory floats(memory.desc description, float[] values) {
    memory filled = zeros(description);
    floats(filled).put(values);
    return filled;
  }

  /** Memory over a buffer, which is copied if it is not direct; the buffer must outlive it. */
  static memory over(memory.desc description, FloatBuffer values) {
    FloatBuffer direct = values;
    if (!values.isDirect()) {
      direct = DirectBuffers.floats(values.remaining()).put(values.duplicate()).flip();
    }
    return new memory(description, cpu(), new FloatPointer(direct));
  }

  /**
   * Brings weights once into the layout and the type that a primitive wants.
   *
   * @param attributes how numbers become integers, if they do
   */
  static void pack(memory plain, memory into, primitive_attr attributes) {
    stream order = new stream(cpu());
    new reorder(new reorder.primitive_desc(plain, into, attributes, false))
        .execute(order, plain, into);
    order._wait();
  }

  /** The bytes of a memory below 2 GB. */
  static ByteBuffer bytes(memory from) {
    return new BytePointer(from.get_data_handle())
        .capacity(from.get_desc().get_size())
        .asByteBuffer()
        .order(ByteOrder.nativeOrder());
  }

  static FloatBuffer floats(memory from) {
    return bytes(from).asFloatBuffer();
  }
}
