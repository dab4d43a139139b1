package org.apache.beam.runners.flink.translation.wrappers.streaming.io.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.core.construction.SerializablePipelineOptions;
import org.apache.beam.sdk.io.CountingSource;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.ReleaseInfo;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.junit.jupiter.api.Test;

/** Our class in place of Beam's, used by Beam's own {@link FlinkSource}. */
final class FlinkSourceSplitEnumeratorTest {
  private static final int SPLITS = 5;
  private static final String NAME =
      FlinkSourceSplitEnumerator.class.getName().replace('.', '/') + ".class";

  private final FlinkSource<Long, ?> source =
      FlinkSource.unbounded(
          "Read",
          counting(),
          new SerializablePipelineOptions(PipelineOptionsFactory.create()),
          SPLITS);

  @SuppressWarnings("deprecation") // for a pipeline there is GenerateSequence
  private static UnboundedSource<Long, ?> counting() {
    return CountingSource.unbounded();
  }

  /**
   * With another Beam, look at the class that ours replaces. From 2.63 on its faults are fixed and
   * ours can go. Otherwise carry over the changes, run the cluster tests and update this test.
   */
  @Test
  void theClassThatOursReplacesIsTheOneItWasWrittenFor() throws Exception {
    assertThat(ReleaseInfo.getReleaseInfo().getVersion()).isEqualTo("2.56.0");
    List<URL> places = Collections.list(getClass().getClassLoader().getResources(NAME));
    assertThat(places).hasSize(2);
    assertThat(places.get(0).toString()).doesNotContain("beam-runners-flink");
    assertThat(places.get(1).toString()).contains("beam-runners-flink-1.16-2.56.0.jar");
    assertThat(sha256(places.get(1)))
        .isEqualTo("1577b8182bcef266fd84cba0cc67e28050624c09d743578b0893b9c8323b4d3c");
  }

  private static String sha256(URL file) throws Exception {
    try (InputStream in = file.openStream()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return HexFormat.of().formatHex(hash);
    }
  }

  @Test
  void aNewJobSplitsTheSourceAndGivesEveryTaskItsShare() throws Exception {
    Tasks tasks = new Tasks(2);
    tasks.register(0);
    var enumerator = source.createEnumerator(tasks);
    enumerator.start();
    tasks.runCalls();
    assertThat(tasks.splits(0)).containsExactly(0, 2, 4);
    assertThat(tasks.noMore()).containsExactly(0);

    tasks.register(1);
    enumerator.addReader(1);
    assertThat(tasks.splits(1)).containsExactly(1, 3);
    assertThat(tasks.noMore()).containsExactly(0, 1);
  }

  @Test
  void aTaskWithoutASplitIsToldSo() throws Exception {
    Tasks tasks = new Tasks(SPLITS + 1);
    var enumerator = source.createEnumerator(tasks);
    enumerator.start();
    tasks.runCalls();
    tasks.register(SPLITS);
    enumerator.addReader(SPLITS);
    assertThat(tasks.splits(SPLITS)).isEmpty();
    assertThat(tasks.noMore()).containsExactly(SPLITS);
  }

  @Test
  void aRestoredJobDoesNotSplitAgain() throws Exception {
    Tasks before = new Tasks(2);
    var enumerator = source.createEnumerator(before);
    before.register(0);
    before.register(1);
    enumerator.start();
    before.runCalls();

    Tasks tasks = new Tasks(3);
    var restored = source.restoreEnumerator(tasks, shipped(enumerator));
    restored.start();
    tasks.runCalls();
    for (int task = 0; task < 3; task++) {
      tasks.register(task);
      restored.addReader(task);
      assertThat(tasks.splits(task)).isEmpty();
    }
    assertThat(tasks.noMore()).containsExactly(0, 1, 2);
    // And not after a second restart either.
    assertThat(shipped(restored)).containsOnlyKeys(FlinkSourceSplitEnumerator.SPLIT_NOTE);
  }

  @Test
  void aJobThatIsRestoredFromBeforeTheSplitSplits() throws Exception {
    var enumerator = source.createEnumerator(new Tasks(2));
    Tasks tasks = new Tasks(1);
    var restored = source.restoreEnumerator(tasks, shipped(enumerator));
    restored.start();
    tasks.runCalls();
    tasks.register(0);
    restored.addReader(0);
    assertThat(tasks.splits(0)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void splitsThatWaitedForATaskGoToOneThatThereIs() throws Exception {
    Tasks before = new Tasks(4);
    var enumerator = source.createEnumerator(before);
    before.register(0);
    enumerator.start();
    before.runCalls();

    Tasks tasks = new Tasks(1);
    var restored = source.restoreEnumerator(tasks, shipped(enumerator));
    restored.start();
    tasks.runCalls();
    tasks.register(0);
    restored.addReader(0);
    assertThat(before.splits(0)).containsExactly(0, 4);
    assertThat(tasks.splits(0)).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void aTaskThatStartsAgainGetsBackWhatNoCheckpointHas() throws Exception {
    Tasks tasks = new Tasks(1);
    var enumerator = source.createEnumerator(tasks);
    enumerator.start();
    tasks.runCalls();
    tasks.register(0);
    enumerator.addReader(0);
    var lost = tasks.take(0);
    enumerator.addSplitsBack(lost, 0);
    enumerator.addReader(0);
    assertThat(tasks.splits(0)).containsExactly(0, 1, 2, 3, 4);
  }

  /** A snapshot, serialised and read again. */
  private Map<Integer, List<FlinkSourceSplit<Long>>> shipped(
      SplitEnumerator<FlinkSourceSplit<Long>, Map<Integer, List<FlinkSourceSplit<Long>>>> of)
      throws Exception {
    var serializer = source.getEnumeratorCheckpointSerializer();
    byte[] bytes = serializer.serialize(of.snapshotState(1));
    return deserialize(bytes);
  }

  private Map<Integer, List<FlinkSourceSplit<Long>>> deserialize(byte[] bytes) throws IOException {
    var serializer = source.getEnumeratorCheckpointSerializer();
    return serializer.deserialize(serializer.getVersion(), bytes);
  }
}
