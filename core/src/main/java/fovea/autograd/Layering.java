package fovea.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import fovea.tensor.History.Node;

/// Where the nodes of a graph stand on the page.
///
/// Nodes lie in layers, each below all of its inputs. An edge that passes a layer gets a place of its own there, so
/// that it leads around the nodes and not through them. Within a layer, places are ordered by the mean of their
/// neighbours in the layer before, to and fro, which leaves few crossings; then each moves towards its neighbours as
/// far as there is room.   Sugiyama, Tagawa and Toda 1981, Methods for visual understanding of hierarchical system
/// structures
final class Layering {

    private static final int SWEEPS = 12;
    private static final double GAP = 24;

    /// A node's box, or the place where an edge passes.
    static final class Place {
        final int layer;
        final double width;
        final List<Place> above = new ArrayList<>();
        final List<Place> below = new ArrayList<>();
        double x;

        Place(int layer, double width) {
            this.layer = layer;
            this.width = width;
        }

        private double right() {
            return x + width / 2;
        }
    }

    /// An edge, by way of the places that it passes.
    record Route(List<Place> places) {}

    final List<Place> places = new ArrayList<>();              // of the nodes, in their order
    final List<Route> routes = new ArrayList<>();
    final List<List<Place>> layers = new ArrayList<>();

    Layering(List<Node> nodes, ToDoubleFunction<Node> width) {
        int[] layer = layers(nodes);
        for (Node node : nodes)
            places.add(placed(layer[node.number()], width.applyAsDouble(node)));
        for (Node node : nodes)
            for (int input : node.inputs())
                routes.add(route(places.get(input), places.get(node.number())));
        for (int sweep = 0; sweep < SWEEPS; sweep++)
            order(sweep % 2 == 0);
        layers.forEach(Layering::pack);
        for (int sweep = 0; sweep < SWEEPS; sweep++)
            move(sweep % 2 == 0);
        startAtZero();
    }

    /// Every node directly below its deepest input; leaves directly above their first user.
    private static int[] layers(List<Node> nodes) {
        int[] layer = new int[nodes.size()], first = new int[nodes.size()];
        for (Node node : nodes)
            for (int input : node.inputs())
                layer[node.number()] = Math.max(layer[node.number()], layer[input] + 1);
        Arrays.fill(first, Integer.MAX_VALUE);
        for (Node node : nodes)
            for (int input : node.inputs())
                first[input] = Math.min(first[input], layer[node.number()] - 1);
        for (Node node : nodes)
            if (node.inputs().isEmpty() && first[node.number()] < Integer.MAX_VALUE)
                layer[node.number()] = first[node.number()];
        return layer;
    }

    private Place placed(int layer, double width) {
        while (layers.size() <= layer)
            layers.add(new ArrayList<>());
        Place place = new Place(layer, width);
        layers.get(layer).add(place);
        place.x = layers.get(layer).size();
        return place;
    }

    private Route route(Place from, Place to) {
        List<Place> passed = new ArrayList<>(List.of(from));
        for (int layer = from.layer + 1; layer < to.layer; layer++)
            passed.add(placed(layer, 0));
        passed.add(to);
        for (int i = 1; i < passed.size(); i++) {
            passed.get(i - 1).below.add(passed.get(i));
            passed.get(i).above.add(passed.get(i - 1));
        }
        return new Route(passed);
    }

    private void order(boolean down) {
        for (List<Place> layer : down ? layers : layers.reversed()) {
            layer.forEach(place -> place.x = mean(down ? place.above : place.below, place.x));
            layer.sort(Comparator.comparingDouble(place -> place.x));
            for (int i = 0; i < layer.size(); i++)
                layer.get(i).x = i - (layer.size() - 1) / 2.0;
        }
    }

    private static double mean(List<Place> neighbours, double otherwise) {
        return neighbours.stream().mapToDouble(place -> place.x).average().orElse(otherwise);
    }

    /// Side by side, the middle at 0.
    private static void pack(List<Place> layer) {
        double x = 0;
        for (Place place : layer) {
            place.x = x + place.width / 2;
            x = place.right() + GAP;
        }
        double middle = (x - GAP) / 2;
        layer.forEach(place -> place.x -= middle);
    }

    private void move(boolean down) {
        for (List<Place> layer : down ? layers : layers.reversed()) {
            layer.forEach(place -> place.x = mean(down ? place.above : place.below, place.x));
            double[] wished = layer.stream().mapToDouble(place -> place.x).toArray();
            for (int i = 1; i < layer.size(); i++)
                layer.get(i).x = Math.max(layer.get(i).x, after(layer.get(i - 1), layer.get(i)));
            double shift = 0;
            for (int i = 0; i < wished.length; i++)
                shift += (layer.get(i).x - wished[i]) / wished.length;
            for (Place place : layer)
                place.x -= shift;                              // what was pushed to the right is shared by both sides
        }
    }

    private static double after(Place left, Place right) {
        return left.right() + GAP + right.width / 2;
    }

    private void startAtZero() {
        double least = layers.stream().flatMap(List::stream).mapToDouble(place -> place.x - place.width / 2).min()
                .orElse(0);
        layers.forEach(layer -> layer.forEach(place -> place.x -= least));
    }

    double width() {
        return layers.stream().flatMap(List::stream).mapToDouble(Place::right).max().orElse(0);
    }
}
