package cotejo.classify.workbench;

import cotejo.classify.engine.Features;
import java.util.List;

/**
 * Fits a logistic model by Newton's method with a quadratic penalty (ridge; le Cessie and van
 * Houwelingen 1992). No chance in it: same rows, same weights.
 */
final class LogisticFit {
  private static final int STEPS = 40;

  private LogisticFit() {}

  /**
   * One example.
   *
   * @param weight how much it counts
   */
  record Row(Features features, boolean yes, double weight) {}

  /** The weights in the order of the features; the first, of the constant, is not penalised. */
  static double[] fit(List<Row> rows, double penalty) {
    int n = rows.get(0).features().names().size();
    double[] w = new double[n];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[n];
      double[][] hessian = new double[n][n];
      for (Row row : rows) {
        double p = probability(w, row.features());
        for (int i = 0; i < n; i++) {
          double xi = row.features().value(i);
          gradient[i] += row.weight() * ((row.yes() ? 1 : 0) - p) * xi;
          for (int j = 0; j <= i; j++) {
            hessian[i][j] += row.weight() * p * (1 - p) * xi * row.features().value(j);
          }
        }
      }
      for (int i = 0; i < n; i++) {
        double ridge = i == 0 ? 1e-6 : penalty;
        gradient[i] -= ridge * w[i];
        hessian[i][i] += ridge;
        for (int j = i + 1; j < n; j++) {
          hessian[i][j] = hessian[j][i];
        }
      }
      double[] change = solve(hessian, gradient);
      double largest = 0;
      for (int i = 0; i < n; i++) {
        w[i] += Math.clamp(change[i], -2, 2);
        largest = Math.max(largest, Math.abs(change[i]));
      }
      if (largest < 1e-9) {
        break;
      }
    }
    return w;
  }

  static double probability(double[] weights, Features features) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features.value(i);
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Solves a symmetric positive definite system by Cholesky's method. */
  private static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[Math.max(i, j)][Math.min(i, j)];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j][j];
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= l[i][k] * x[k];
      }
      x[i] = sum / l[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k < n; k++) {
        sum -= l[k][i] * x[k];
      }
      x[i] = sum / l[i][i];
    }
    return x;
  }
}
