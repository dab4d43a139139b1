package io.danq.cli.option;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;

/** Shows the default of an enum option in lower case, as its other values are shown. */
public final class EnumDefaults implements IDefaultValueProvider {
  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument.type().isEnum() && argument.initialValue() instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : null;
  }
}
