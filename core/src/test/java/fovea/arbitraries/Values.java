package fovea.arbitraries;

import fovea.random.RandomKey;

/// Which numbers a tensor may hold. Derivatives are checked where there are any: away from kinks, ties and poles.
public enum Values {

    /// Normally distributed around 0.
    ANY {
        @Override double[] draw(int n, RandomKey key) {
            return numbers(n, key::normal);
        }
    },
    /// From 0.3 to 3: for logarithms, roots and powers.
    POSITIVE {
        @Override double[] draw(int n, RandomKey key) {
            return numbers(n, i -> 0.3 + 2.7 * key.uniform(i));
        }
    },
    /// From 0.3 to 3, and as many below 0: for reciprocals and kinks at 0.
    NOT_ZERO {
        @Override double[] draw(int n, RandomKey key) {
            return numbers(n, i -> Math.copySign(0.3 + 2.7 * key.uniform(2L * i), key.uniform(2L * i + 1) - 0.5));
        }
    },
    /// Evenly spaced between −2 and 2, in random order, none 0: for maxima and everything else that has ties.
    DISTINCT {
        @Override double[] draw(int n, RandomKey key) {
            int[] order = key.permutation(n);
            return numbers(n, i -> (order[(int) i] - (n - 1) / 2.0 + 0.25) * 4 / Math.max(n, 4));
        }
    };

    abstract double[] draw(int n, RandomKey key);

    @FunctionalInterface
    private interface Number {
        double at(long index);
    }

    private static double[] numbers(int n, Number number) {
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++)
            numbers[i] = number.at(i);
        return numbers;
    }
}
