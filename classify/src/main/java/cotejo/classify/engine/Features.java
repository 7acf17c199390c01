package cotejo.classify.engine;

import java.util.ArrayList;
import java.util.List;

/** Named numbers on which a {@link Logistic} model decides, in a fixed order. */
public final class Features {
  private final List<String> names;
  private final List<Double> values;

  private Features(List<String> names, List<Double> values) {
    this.names = names;
    this.values = values;
  }

  public List<String> names() {
    return names;
  }

  public double value(int i) {
    return values.get(i);
  }

  /** Features under names that many texts share. */
  static Features of(List<String> names, List<Double> values) {
    return new Features(names, values);
  }

  static Builder builder() {
    return new Builder();
  }

  /** Collects features; the first is always a constant 1. */
  static final class Builder {
    private final List<String> names = new ArrayList<>(List.of("bias"));
    private final List<Double> values = new ArrayList<>(List.of(1.0));

    Builder add(String name, double value) {
      names.add(name);
      values.add(value);
      return this;
    }

    /** A count, so that the first few matter most. */
    Builder count(String name, int count) {
      return add(name, Math.log1p(count));
    }

    Builder flag(String name, boolean value) {
      return add(name, value ? 1 : 0);
    }

    Features build() {
      return new Features(List.copyOf(names), List.copyOf(values));
    }
  }
}
