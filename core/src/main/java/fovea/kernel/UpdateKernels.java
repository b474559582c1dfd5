package fovea.kernel;

/// What an optimiser does to a parameter's numbers, in place, and the length of a gradient.
///
/// The defaults are the reference.
interface UpdateKernels {

    /// Stochastic gradient descent; `velocity` may be empty when there is no momentum.
    ///
    /// ```text
    ///     g ← g + λ x        v ← μ v + g        x ← x − η (g + μ v)  with Nesterov's look ahead, else  x − η v
    /// ```
    default void sgd(Storage x, Storage g, Storage velocity, SgdStep step, int n) {
        boolean moving = step.momentum() != 0;
        double[] numbers = Wide.of(x, n), gradient = Wide.of(g, n), speed = moving ? Wide.of(velocity, n) : gradient;
        for (int i = 0; i < n; i++) {
            double slope = gradient[i] + step.decay() * numbers[i];
            double v = moving ? step.momentum() * speed[i] + slope : slope;
            if (moving)
                speed[i] = v;
            numbers[i] -= step.rate() * (step.lookAhead() ? slope + step.momentum() * v : v);
        }
        Wide.round(numbers, x, n);
        if (moving)
            Wide.round(speed, velocity, n);
    }

    /// Adam, from the running means `m` of the gradient and `v` of its square.
    ///
    /// ```text
    ///     x ← s x            g ← g + λ x
    ///     m ← β₁ m + (1 − β₁) g              v ← β₂ v + (1 − β₂) g²
    ///     x ← x − η m / (√v / r + ε)
    /// ```
    default void adam(Storage x, Storage g, Storage m, Storage v, AdamStep step, int n) {
        double[] numbers = Wide.of(x, n), gradient = Wide.of(g, n), first = Wide.of(m, n), second = Wide.of(v, n);
        double b1 = step.beta1(), b2 = step.beta2();
        for (int i = 0; i < n; i++) {
            double kept = step.shrink() * numbers[i], slope = gradient[i] + step.decay() * kept;
            first[i] = b1 * first[i] + (1 - b1) * slope;
            second[i] = b2 * second[i] + (1 - b2) * slope * slope;
            numbers[i] = kept - step.rate() * first[i] / (Math.sqrt(second[i]) / step.root() + step.eps());
        }
        Wide.round(numbers, x, n);
        Wide.round(first, m, n);
        Wide.round(second, v, n);
    }

    /// `Σ x²` in float64, added in rising order.
    default double sumOfSquares(Storage x, int n) {
        double sum = 0;
        switch (x) {
            case Storage.F32(float[] array) -> {
                for (int i = 0; i < n; i++)
                    sum += (double) array[i] * array[i];
            }
            case Storage.F64(double[] array) -> {
                for (int i = 0; i < n; i++)
                    sum += array[i] * array[i];
            }
        }
        return sum;
    }
}
