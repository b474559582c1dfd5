/// The transformer: encoder, decoder, and the blocks that they are made of.
///
/// ```java
/// var config = TransformerConfig.of(128, 4).withLayers(2, 2).withNorm(NormPlace.PRE);
/// var model = Transformer.create(config, RandomKey.of(1));
/// Tensor y = model.apply(source, target, Mask.padding(4, 7), Mask.NONE);
/// ```
///
/// The key idea: a [block][fovea.nn.transformer.EncoderBlock] is a few sublayers (attention, a [network for each
/// position][fovea.nn.transformer.FeedForward]), and around each stands a [way past
/// it][fovea.nn.transformer.Residual]. Settings live in one [record][fovea.nn.transformer.TransformerConfig];
/// blocks are values that can be taken apart.
///
/// Rules: the decoder never sees the future; a [cached][fovea.nn.transformer.DecoderCache] step gives the numbers
/// of the full pass.
package fovea.nn.transformer;
