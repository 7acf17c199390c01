package cotejo.alert.web.view;

/**
 * Where in a list a page stands.
 *
 * @param number from 1
 * @param more there are older entries
 * @param base the list's address with its query, so that {@code page=2} can be appended
 */
public record Pager(int number, boolean more, String base) {

  /** The highest page number that is answered. */
  public static final int LAST = 500;

  public String previous() {
    return number <= 2 ? base : at(number - 1);
  }

  public String next() {
    return at(number + 1);
  }

  private String at(int page) {
    return base + (base.contains("?") ? "&" : "?") + "page=" + page;
  }
}
