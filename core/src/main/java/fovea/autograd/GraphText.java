package fovea.autograd;

import java.util.List;
import java.util.stream.Collectors;

import fovea.tensor.History.Node;

/// A graph as a listing in columns.
final class GraphText {

    private static final int MANY = 1000;
    private static final int EDGE = 100;

    private final Graph graph;
    private final int number;
    private final int name;
    private final int operation;
    private final int inputs;

    GraphText(Graph graph) {
        this.graph = graph;
        this.number = String.valueOf(graph.nodes().size()).length() + 2;
        this.name = widest(graph.nodes().stream().map(graph::name).toList());
        this.operation = widest(graph.nodes().stream().map(Node::operation).toList());
        this.inputs = widest(graph.nodes().stream().map(GraphText::inputs).toList());
    }

    @Override
    public String toString() {
        List<Node> nodes = graph.nodes();
        int n = nodes.size();
        if (n <= MANY)
            return lines(nodes);
        return lines(nodes.subList(0, EDGE)) + "… %,d more\n".formatted(n - 2 * EDGE)
                + lines(nodes.subList(n - EDGE, n));
    }

    private String lines(List<Node> nodes) {
        return nodes.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Node node) {
        return "%s  %s%s  %s  %s %s%s\n".formatted(
                " ".repeat(number - String.valueOf(node.number()).length()) + node.number(),
                name == 0 ? "" : padded(graph.name(node), name) + "  ", padded(node.operation(), operation),
                padded(inputs(node), inputs), node.shape(), node.dtype(), node.isStored() ? "" : "  computed again");
    }

    private static String inputs(Node node) {
        return node.inputs().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static int widest(List<String> texts) {
        return Math.min(60, texts.stream().mapToInt(String::length).max().orElse(0));
    }
}
