package fovea.bench;

/// How long to warm up, and how long to look.
///
/// A virtual machine is warm when its compiler has nothing more to do; so it warms up longer than the 0.3 s that every
/// peer does at least.
///
/// @param warmUp  seconds before anything counts
/// @param budget  seconds of sampling, at least
/// @param samples how many there are, at least
record Sampling(double warmUp, double budget, int samples) {

    /// For operations.
    static final Sampling SHORT = new Sampling(0.9, 1, 7);

    /// For models: they meet so much code that compiling it takes seven seconds and more.
    static final Sampling LONG = new Sampling(10, 3, 5);

    static final int WARM_CALLS = 3;
}
