package io.danq.beam.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The short form of a pipeline option on the command line, for example {@code -o}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ShortName {
  /** The dash and the letter. */
  String value();
}
