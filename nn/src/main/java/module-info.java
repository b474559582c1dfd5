/// Layers, attention, recurrence, training and decoding, on the tensors of `fovea.core`.
module fovea.nn {
    requires transitive fovea.core;

    exports fovea.nn;
    exports fovea.nn.attention;
    exports fovea.nn.decoding;
    exports fovea.nn.recurrent;
    exports fovea.nn.seq2seq;
    exports fovea.nn.training;
    exports fovea.nn.transformer;
}
