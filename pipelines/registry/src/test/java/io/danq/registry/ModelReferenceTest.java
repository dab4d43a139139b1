package io.danq.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "registry:gs://lab/models/danq, gs://lab/models, danq,",
    "registry:gs://lab/models/danq@5f2c01aa, gs://lab/models, danq, 5f2c01aa",
    "registry:/shared/models/danq-1.0@v1.2, /shared/models, danq-1.0, v1.2",
    "registry:models/danq, models, danq,",
    "registry:/danq, /, danq,",
    "registry:/a@b/danq, /a@b, danq,"
  })
  void namesRegistryModelAndVersion(String text, String registry, String name, String version) {
    assertThat(ModelReference.isReference(text)).isTrue();
    assertThat(ModelReference.parse(text))
        .isEqualTo(new ModelReference(registry, name, Optional.ofNullable(version)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry:danq",
        "registry:",
        "registry:models/",
        "registry:models/danq@",
        "registry:models/danq@a@b",
        "registry:models/@1",
        "registry:models/current"
      })
  void whatIsNoReferenceIsRefused(String text) {
    assertThatThrownBy(() -> ModelReference.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFolderIsNoReference() {
    assertThat(ModelReference.isReference("/shared/registry/danq")).isFalse();
    assertThat(ModelReference.isReference("gs://lab/registry:x")).isFalse();
  }
}
