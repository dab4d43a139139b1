package io.danq.beam.option;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A default for {@link Default.InstanceFactory} that is the same for every run, so that help and
 * templates can show it.
 */
public abstract class ConstantDefault<T> implements DefaultValueFactory<T> {
  private final T value;

  protected ConstantDefault(T value) {
    this.value = value;
  }

  /** The default. */
  public final T value() {
    return value;
  }

  @Override
  public final T create(PipelineOptions options) {
    return value;
  }
}
