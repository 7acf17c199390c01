package cotejo.alert.mail;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * The values that were asked for last, at most so many. A value is made once, by whoever asks
 * first; the others wait for it. One that could not be made is tried again.
 */
final class Recent<K, V> {
  private final int most;
  private final Function<K, V> maker;
  private final Map<K, FutureTask<V>> values = new LinkedHashMap<>(16, 0.75f, true);

  Recent(int most, Function<K, V> maker) {
    this.most = most;
    this.maker = maker;
  }

  V get(K key) {
    FutureTask<V> task = task(key);
    task.run(); // Does nothing when another thread has begun it.
    try {
      return task.get();
    } catch (ExecutionException e) {
      forget(key, task);
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for another thread's value", e);
    }
  }

  private synchronized FutureTask<V> task(K key) {
    FutureTask<V> task = values.computeIfAbsent(key, _ -> new FutureTask<>(() -> maker.apply(key)));
    Iterator<K> oldest = values.keySet().iterator();
    while (values.size() > most) {
      oldest.next();
      oldest.remove();
    }
    return task;
  }

  private synchronized void forget(K key, FutureTask<V> task) {
    values.remove(key, task);
  }
}
