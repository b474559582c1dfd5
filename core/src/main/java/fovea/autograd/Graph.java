package fovea.autograd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fovea.tensor.History;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// The recorded graph of a result, for reading: as text, for Graphviz, or as a picture.
///
/// ```java
/// Graph.of(loss).naming(model.parameters()).naming("x", x).text();
/// ```
///
/// ```text
///    0  x       leaf           (2, 3) float32
///    1  weight  leaf           (3, 1) float32
///    2          matmul   0 1   (2, 1) float32
///    3          sum      2     () float32
/// ```
///
/// Inputs stand before what is made of them. Constants are not recorded, so they are not shown; a segment that is
/// [computed again][fovea.tensor.Recompute] is computed once more, to show what it is made of.
public final class Graph {

    private final History history;
    private final Map<Integer, String> names;

    private Graph(History history, Map<Integer, String> names) {
        this.history = history;
        this.names = names;
    }

    /// What these results were computed from.
    public static Graph of(Tensor... results) {
        return new Graph(History.of(results), Map.of());
    }

    /// The same graph, in which this tensor has a name; a name for a tensor that is not in it is left out.
    public Graph naming(String name, Tensor x) {
        Map<Integer, String> all = new HashMap<>(names);
        history.numberOf(x).ifPresent(number -> all.put(number, name));
        return new Graph(history, all);
    }

    /// The same graph, in which these parameters have names.
    public Graph naming(Map<String, Parameter> parameters) {
        Map<Integer, String> all = new HashMap<>(names);
        parameters.forEach((name, parameter) ->
                history.numberOf(parameter.value()).ifPresent(number -> all.put(number, name)));
        return new Graph(history, all);
    }

    /// One line a node: its number, name, operation, inputs, shape and dtype. Above 1000 nodes only 100 at either end.
    public String text() {
        return new GraphText(this).toString();
    }

    /// The graph in the language of Graphviz: `dot -Tsvg graph.dot`.   Gansner, Koutsofios and North 2015, Drawing
    /// graphs with dot
    public String dot() {
        return GraphDot.of(this);
    }

    /// A picture, laid out in layers from the leaves down, to be opened in a browser.
    ///
    /// @throws IllegalArgumentException if there are more than 500 nodes, in which nobody would find anything
    public String svg() {
        if (nodes().size() > 500)
            throw new IllegalArgumentException(("svg: a picture of at most 500 nodes can be read, and this graph has "
                    + "%,d: draw the graph of something smaller, or use text() or dot()").formatted(nodes().size()));
        return new GraphSvg(this).toString();
    }

    List<History.Node> nodes() {
        return history.nodes();
    }

    /// The name of a node, or nothing.
    String name(History.Node node) {
        return names.getOrDefault(node.number(), "");
    }

    /// What a picture shows of a node: its name if it has one, what made it, its shape.
    List<String> label(History.Node node) {
        String name = name(node), made = node.operation() + "  " + node.shape();
        return name.isEmpty() ? List.of(made) : List.of(name, made);
    }
}
