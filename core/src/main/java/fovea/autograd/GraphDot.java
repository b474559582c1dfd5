package fovea.autograd;

import fovea.tensor.History.Node;

/// A graph in the language of Graphviz.
final class GraphDot {

    private GraphDot() {}

    static String of(Graph graph) {
        var dot = new StringBuilder("""
                digraph gradients {
                    node [shape=box, style="rounded,filled", fillcolor=white, fontname="monospace"];
                """);
        for (Node node : graph.nodes())
            dot.append("    %d [label=\"%s\"%s];\n".formatted(node.number(),
                    escaped(String.join("\n", graph.label(node))),
                    node.inputs().isEmpty() ? ", fillcolor=\"#dde8f5\"" : ""));
        for (Node node : graph.nodes())
            for (int input : node.inputs())
                dot.append("    %d -> %d;\n".formatted(input, node.number()));
        return dot.append("}\n").toString();
    }

    /// Inside quotes, a quote and a backslash are written with a backslash before them, and a line break as `\n`.
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
