package cotejo.classify.flow;

import org.jspecify.annotations.Nullable;

/**
 * The last verdict of many articles, in 28 bytes each: half of the article's id (128 of its 256
 * bits tell a billion articles apart), the verdict's meaning, the revision. Open addressing with
 * linear probing, at most two thirds full.
 */
final class VerdictTable {
  /**
   * A verdict as remembered.
   *
   * @param meaning see {@link Meaning}
   */
  record Last(int revision, long meaning) {}

  private static final int FORGOTTEN = -1;

  private long[] ids = new long[2 * 64];
  private long[] meanings = new long[64];
  private int[] revisions = new int[64];
  private int used;

  /** Whether a key can be an article's id: 64 lower-case hex digits. */
  static boolean isId(String key) {
    return key.length() == 64
        && key.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** The last verdict of an article; null when it has none. */
  @Nullable Last get(String articleId) {
    int slot = slot(high(articleId), low(articleId));
    return revisions[slot] > 0 ? new Last(revisions[slot], meanings[slot]) : null;
  }

  void put(String articleId, Last last) {
    if (3 * (used + 1) > 2 * revisions.length) {
      grow();
    }
    put(high(articleId), low(articleId), last.revision(), last.meaning());
  }

  void remove(String articleId) {
    int slot = slot(high(articleId), low(articleId));
    if (revisions[slot] != 0) {
      revisions[slot] = FORGOTTEN;
    }
  }

  private void put(long high, long low, int revision, long meaning) {
    int slot = slot(high, low);
    if (revisions[slot] == 0) {
      used++;
      ids[2 * slot] = high;
      ids[2 * slot + 1] = low;
    }
    revisions[slot] = revision;
    meanings[slot] = meaning;
  }

  /** The slot that holds the id, or the free one where it would go. */
  private int slot(long high, long low) {
    int mask = revisions.length - 1;
    int slot = (int) high & mask;
    while (revisions[slot] != 0 && (ids[2 * slot] != high || ids[2 * slot + 1] != low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldIds = ids;
    long[] oldMeanings = meanings;
    int[] oldRevisions = revisions;
    ids = new long[2 * oldIds.length];
    meanings = new long[2 * oldMeanings.length];
    revisions = new int[2 * oldRevisions.length];
    used = 0;
    for (int i = 0; i < oldRevisions.length; i++) {
      if (oldRevisions[i] > 0) {
        put(oldIds[2 * i], oldIds[2 * i + 1], oldRevisions[i], oldMeanings[i]);
      }
    }
  }

  private static long high(String articleId) {
    return Long.parseUnsignedLong(articleId, 0, 16, 16);
  }

  private static long low(String articleId) {
    return Long.parseUnsignedLong(articleId, 16, 32, 16);
  }
}
