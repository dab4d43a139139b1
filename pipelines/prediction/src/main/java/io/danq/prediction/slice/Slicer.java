package io.danq.prediction.slice;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Cuts partitions into slices while they are read. A slice ends before the first message
 *
 * <ul>
 *   <li>of a later event-time window than the one the slice began in, or
 *   <li>with which it might have more rows than {@value #MAX_ROWS}; a message alone may have more,
 * </ul>
 *
 * or, if no message comes, with its window. The cuts depend only on the messages: a job that
 * restarts from a snapshot cuts as before, except for a message that arrives after its window has
 * ended. Not thread-safe.
 */
public final class Slicer {
  /** Rows wait in memory until their slice is complete: 18 MB with 919 scores and 5 hits each. */
  static final int MAX_ROWS = 4096;

  private final long windowMillis;
  private final Map<Lane, OpenSlice> open = new TreeMap<>();
  private final Map<Lane, Slice> began = new TreeMap<>();

  private record Lane(String topic, int partition) implements Comparable<Lane> {
    static Lane of(Slice slice) {
      return new Lane(slice.topic(), slice.partition());
    }

    @Override
    public int compareTo(Lane other) {
      int byTopic = topic.compareTo(other.topic);
      return byTopic == 0 ? Integer.compare(partition, other.partition) : byTopic;
    }
  }

  /** Which slice a message belongs to, and which one ended before it. */
  public record Place(Slice slice, Optional<SliceEnd> ended) {}

  /**
   * Continues with slices that are open.
   *
   * @param window length of an event-time window, longer than 0
   * @param restored the slices that are open
   * @param restoredBegan the first slice that the job cut in each partition it has read
   */
  public Slicer(Duration window, Collection<OpenSlice> restored, Collection<Slice> restoredBegan) {
    this.windowMillis = window.getMillis();
    restored.forEach(s -> open.put(Lane.of(s.slice()), s));
    restoredBegan.forEach(s -> began.put(Lane.of(s), s));
  }

  /**
   * Takes the next message of a partition.
   *
   * @param rows the most that it can have, at least 1
   */
  public Place add(String topic, int partition, long offset, Instant time, long rows) {
    Lane lane = new Lane(topic, partition);
    long window = Math.floorDiv(time.getMillis(), windowMillis);
    OpenSlice before = open.get(lane);
    if (before != null && window <= before.window() && before.rows() + rows <= MAX_ROWS) {
      open.put(lane, before.with(offset, rows));
      return new Place(before.slice(), Optional.empty());
    }
    long from = before == null ? window : Math.max(window, before.window());
    Slice slice = new Slice(topic, partition, offset);
    open.put(lane, new OpenSlice(slice, offset, 1, rows, from));
    began.putIfAbsent(lane, slice);
    return new Place(slice, Optional.ofNullable(before).map(this::end));
  }

  /** Ends one of the slices whose window is over at a watermark, if there is one. */
  public Optional<SliceEnd> endAt(Instant watermark) {
    for (Map.Entry<Lane, OpenSlice> entry : open.entrySet()) {
      if ((entry.getValue().window() + 1) * windowMillis <= watermark.getMillis()) {
        return Optional.of(end(open.remove(entry.getKey())));
      }
    }
    return Optional.empty();
  }

  private SliceEnd end(OpenSlice slice) {
    Slice first = Objects.requireNonNull(began.get(Lane.of(slice.slice())));
    return slice.end(first.first(), windowMillis);
  }

  /**
   * The first slice that was cut in each partition, by this slicer or the ones that it continues.
   */
  public Collection<Slice> began() {
    return List.copyOf(began.values());
  }

  /** The slices that have not ended. */
  public Collection<OpenSlice> open() {
    return List.copyOf(open.values());
  }
}
