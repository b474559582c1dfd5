package fovea.tensor;

import static fovea.arbitraries.Values.ANY;
import static fovea.arbitraries.Values.DISTINCT;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import fovea.arbitraries.Draw;
import fovea.arbitraries.Values;
import fovea.shape.Shape;

/// Convolution and pooling: what is seen through windows.
final class WindowSpecimens {

    private WindowSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                new Specimen("conv2d(Tensor, ConvolutionRule)", draw -> conv2d(draw, false)),
                new Specimen("conv2d(Tensor, Tensor, ConvolutionRule)", draw -> conv2d(draw, true)),
                new Specimen("conv1d(Tensor, ConvolutionRule)", draw -> conv1d(draw, false)),
                new Specimen("conv1d(Tensor, Tensor, ConvolutionRule)", draw -> conv1d(draw, true)),
                new Specimen("convTranspose2d(Tensor, ConvolutionRule)", WindowSpecimens::convTranspose2d),
                new Specimen("unfold(Window)", WindowSpecimens::unfold),
                new Specimen("fold(int, int, Window)", WindowSpecimens::fold),
                new Specimen("avgPool2d(Window)", WindowSpecimens::avgPool2d),
                new Specimen("maxPool2d(Window)", WindowSpecimens::maxPool2d),
                new Specimen("avgPool1d(Window)", WindowSpecimens::avgPool1d),
                new Specimen("maxPool1d(Window)", WindowSpecimens::maxPool1d));
    }

    // ---- what is drawn

    /// Strides, paddings and dilations of either axis by itself.
    private static Window window(Draw draw) {
        int height = 1 + draw.below("height", 3), width = 1 + draw.below("width", 3);
        return Window.of(height, width)
                .withStride(1 + draw.below("stride down", 3), 1 + draw.below("stride across", 3))
                .withPadding(draw.below("padding down", height / 2 + 1), draw.below("padding across", width / 2 + 1))
                .withDilation(1 + draw.below("dilation down", 2), 1 + draw.below("dilation across", 2));
    }

    private static ConvolutionRule rule(Draw draw) {
        Window window = window(draw);
        return new ConvolutionRule(window, 1 + draw.below("groups", 2))
                .withPadding(draw.below("any padding down", 3), draw.below("any padding across", 3));
    }

    /// Images just large enough for the window, or somewhat larger.
    private static Shape images(Draw draw, Window window, int channels) {
        return Shape.of(draw.below("B", 3), channels, pixels(draw, "down", window.height(), window.down()),
                pixels(draw, "across", window.width(), window.across()));
    }

    private static int pixels(Draw draw, String axis, int size, Slide slide) {
        int least = Math.max(1, slide.dilation() * (size - 1) + 1 - 2 * slide.padding());
        return least + draw.below("pixels " + axis, 4);
    }

    private static Shape sequences(Shape images) {
        return images.without(2);
    }

    private static int count(int n, int size, Slide slide) {
        return (n + 2 * slide.padding() - slide.dilation() * (size - 1) - 1) / slide.stride() + 1;
    }

    /// `(B, C, p, q)` for windows over images.
    private static Shape places(Shape images, Window window, int channels) {
        return Shape.of(images.size(0), channels, count(images.size(2), window.height(), window.down()),
                count(images.size(3), window.width(), window.across()));
    }

    /// The pixel that element (i, j) of window (p, q) sees, or NaN for padding.
    private static double seen(Tensor x, Window window, int[] at, int element) {
        int i = element / window.width(), j = element % window.width();
        int y = at[2] * window.down().stride() - window.down().padding() + i * window.down().dilation();
        int z = at[3] * window.across().stride() - window.across().padding() + j * window.across().dilation();
        boolean inside = y >= 0 && y < x.size(2) && z >= 0 && z < x.size(3);
        return inside ? x.at(at[0], at[1], y, z) : Double.NaN;
    }

    private static double orZero(double number) {
        return Double.isNaN(number) ? 0 : number;
    }

    // ---- convolution

    private static Problem conv2d(Draw draw, boolean shifted) {
        ConvolutionRule rule = rule(draw);
        int G = rule.groups(), C = G * (1 + draw.below("C", 2)), O = G * (1 + draw.below("O", 2));
        Window window = window(draw), filter = rule.of(window.height(), window.width());
        Shape x = images(draw, filter, C), w = Shape.of(O, C / G, window.height(), window.width());
        return shifted
                ? Problem.ofMany(draw.tensors(ANY, x, w, Shape.of(O)),
                        in -> in.get(0).conv2d(in.get(1), in.get(2), rule),
                        in -> convolved(in.get(0), in.get(1), in.get(2), filter))
                : Problem.of(draw.tensors(ANY, x, w), (a, b) -> a.conv2d(b, rule),
                        (a, b) -> convolved(a, b, Tensor.zeros(Shape.of(O), DType.FLOAT64), filter));
    }

    private static Problem conv1d(Draw draw, boolean shifted) {
        ConvolutionRule rule = rule(draw);
        int G = rule.groups(), C = G * (1 + draw.below("C", 2)), O = G * (1 + draw.below("O", 2));
        int width = window(draw).width();
        Window filter = new Window(1, width, Slide.PLAIN, rule.window().across());
        Shape x = sequences(images(draw, filter, C).with(2, 1)), w = Shape.of(O, C / G, width);
        return shifted
                ? Problem.ofMany(draw.tensors(ANY, x, w, Shape.of(O)),
                        in -> in.get(0).conv1d(in.get(1), in.get(2), rule),
                        in -> convolved(in.get(0).unsqueeze(2), in.get(1).unsqueeze(2), in.get(2), filter).squeeze(2))
                : Problem.of(draw.tensors(ANY, x, w), (a, b) -> a.conv1d(b, rule),
                        (a, b) -> convolved(a.unsqueeze(2), b.unsqueeze(2), Tensor.zeros(Shape.of(O), DType.FLOAT64),
                                filter).squeeze(2));
    }

    private static Tensor convolved(Tensor x, Tensor w, Tensor b, Window filter) {
        int O = w.size(0), perGroup = w.size(1), G = x.size(1) / perGroup;
        return Naive.generate(places(x.shape(), filter, O), at -> {
            double sum = b.at(at[1]);
            for (int c = 0; c < perGroup; c++) {
                int channel = at[1] / (O / G) * perGroup + c;
                for (int e = 0; e < filter.height() * filter.width(); e++)
                    sum += w.at(at[1], c, e / filter.width(), e % filter.width())
                            * orZero(seen(x, filter, Naive.with(at, 1, channel), e));
            }
            return sum;
        });
    }

    /// What [#convolved] reads, written: `⟨conv(y), x⟩ = ⟨y, convᵀ(x)⟩` for each pixel of y by itself.
    private static Problem convTranspose2d(Draw draw) {
        Window window = window(draw);
        ConvolutionRule rule = rule(draw).withPadding((window.height() - 1) / 2, (window.width() - 1) / 2);
        Window filter = rule.of(window.height(), window.width());
        int G = rule.groups(), C = G * (1 + draw.below("C", 2)), perGroup = 1 + draw.below("O", 2);
        Shape full = images(draw, filter, G * perGroup), x = places(full, filter, C);
        Shape w = Shape.of(C, perGroup, window.height(), window.width());
        return Problem.of(draw.tensors(ANY, x, w), (a, b) -> a.convTranspose2d(b, rule), (a, b) -> {
            Shape images = Shape.of(a.size(0), G * perGroup, written(a.size(2), filter.height(), filter.down()),
                    written(a.size(3), filter.width(), filter.across()));
            Tensor none = Tensor.zeros(Shape.of(C), DType.FLOAT64);
            return Naive.generate(images, at -> {
                Tensor one = Naive.generate(images, pixel -> Arrays.equals(pixel, at) ? 1 : 0);
                return convolved(one, b, none, filter).mul(a).sum().item();
            });
        });
    }

    private static int written(int places, int size, Slide slide) {
        return (places - 1) * slide.stride() - 2 * slide.padding() + slide.dilation() * (size - 1) + 1;
    }

    private static Problem unfold(Draw draw) {
        Window window = window(draw);
        Shape images = images(draw, window, 1 + draw.below("C", 2));
        return Problem.of(draw.of(images).tensor(ANY), x -> x.unfold(window), x -> columns(x, window));
    }

    private static Tensor columns(Tensor x, Window window) {
        Shape places = places(x.shape(), window, x.size(1));
        int k = window.height() * window.width(), q = places.size(3);
        return Naive.generate(Shape.of(x.size(0), x.size(1) * k, places.size(2) * q), at -> orZero(
                seen(x, window, new int[] {at[0], at[1] / k, at[2] / q, at[2] % q}, at[1] % k)));
    }

    private static Problem fold(Draw draw) {
        Window window = window(draw);
        int C = 1 + draw.below("C", 2), k = window.height() * window.width();
        Shape images = images(draw, window, C), places = places(images, window, C);
        Shape seen = Shape.of(images.size(0), C * k, places.size(2) * places.size(3));
        return Problem.of(draw.of(seen).tensor(ANY), x -> x.fold(images.size(2), images.size(3), window),
                x -> Naive.generate(images, at -> columns(Naive.generate(images,
                        pixel -> Arrays.equals(pixel, at) ? 1 : 0), window).mul(x).sum().item()));
    }

    // ---- pooling

    private static Tensor pooled(Tensor x, Window window, ToDoubleFunction<double[]> f) {
        return Naive.generate(places(x.shape(), window, x.size(1)), at -> {
            double[] all = new double[window.height() * window.width()];
            Arrays.setAll(all, element -> seen(x, window, at, element));
            return f.applyAsDouble(all);
        });
    }

    private static double mean(double... seen) {
        return Arrays.stream(seen).map(WindowSpecimens::orZero).sum() / seen.length;
    }

    private static double max(double... seen) {
        return Arrays.stream(seen).filter(each -> !Double.isNaN(each)).max().orElseThrow();
    }

    private static Tensor drawn(Draw draw, Window window, Values values) {
        return draw.of(images(draw, window, 1 + draw.below("C", 2))).tensor(values);
    }

    private static Tensor drawnFlat(Draw draw, Window window, Values values) {
        Shape images = images(draw, flat(window), 1 + draw.below("C", 2)).with(2, 1);
        return draw.of(sequences(images)).tensor(values);
    }

    private static Window flat(Window window) {
        return new Window(1, window.width(), Slide.PLAIN, window.across());
    }

    private static Problem avgPool2d(Draw draw) {
        Window window = window(draw);
        return Problem.of(drawn(draw, window, ANY), x -> x.avgPool2d(window),
                x -> pooled(x, window, WindowSpecimens::mean));
    }

    /// Without dilation if there is padding: far enough apart, elements may all be padding, which is refused.
    private static Window neverBlind(Window window) {
        return window.down().padding() + window.across().padding() == 0 ? window : window.withDilation(1);
    }

    private static Problem maxPool2d(Draw draw) {
        Window window = neverBlind(window(draw));
        return Problem.of(drawn(draw, window, DISTINCT), x -> x.maxPool2d(window),
                x -> pooled(x, window, WindowSpecimens::max));
    }

    private static Problem avgPool1d(Draw draw) {
        Window window = window(draw);
        return Problem.of(drawnFlat(draw, window, ANY), x -> x.avgPool1d(window),
                x -> pooled(x.unsqueeze(2), flat(window), WindowSpecimens::mean).squeeze(2));
    }

    private static Problem maxPool1d(Draw draw) {
        Window window = neverBlind(window(draw));
        return Problem.of(drawnFlat(draw, window, DISTINCT), x -> x.maxPool1d(window),
                x -> pooled(x.unsqueeze(2), flat(window), WindowSpecimens::max).squeeze(2));
    }
}
