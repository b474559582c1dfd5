package fovea.examples.settings;

/// All that decides which model comes out.
///
/// @param model    the shape of the model
/// @param learning how it learns
/// @param corpus   what it learns from
/// @param seed     where all chance comes from
public record TrainingSettings(ModelSettings model, LearningSettings learning, CorpusSettings corpus, long seed) {

    /// The seed when none is given.
    public static final long SEED = 1;

    /// The settings of `fovea train` when nothing else is said.
    public static final TrainingSettings DEFAULT = of(ModelKind.GRU);

    /// What does well on the phrasebook.
    public static TrainingSettings of(ModelKind kind) {
        return new TrainingSettings(ModelSettings.of(kind), LearningSettings.of(kind), CorpusSettings.PHRASEBOOK, SEED);
    }

    /// The same with another shape.
    public TrainingSettings withModel(ModelSettings model) {
        return new TrainingSettings(model, learning, corpus, seed);
    }

    /// The same, learning differently.
    public TrainingSettings withLearning(LearningSettings learning) {
        return new TrainingSettings(model, learning, corpus, seed);
    }

    /// The same, learning something else.
    public TrainingSettings withCorpus(CorpusSettings corpus) {
        return new TrainingSettings(model, learning, corpus, seed);
    }

    /// The same from another seed.
    public TrainingSettings withSeed(long seed) {
        return new TrainingSettings(model, learning, corpus, seed);
    }
}
