package fovea.autograd;

import java.util.List;
import java.util.Locale;

import fovea.tensor.History.Node;

/// A graph as a picture: boxes in layers, leaves blue, arrows down.
final class GraphSvg {

    private static final double LETTER = 7.3;                  // wide, at 12 pixels, in any monospaced font
    private static final int LINE = 16, PAD = 10, BOX = 46, LAYER = 84, MARGIN = 20;

    private final Graph graph;
    private final Layering layering;
    private final StringBuilder svg = new StringBuilder();

    GraphSvg(Graph graph) {
        this.graph = graph;
        this.layering = new Layering(graph.nodes(), node -> 2 * PAD + LETTER * longest(graph.label(node)));
        head();
        layering.routes.forEach(this::arrow);
        graph.nodes().forEach(this::box);
        svg.append("</svg>\n");
    }

    @Override
    public String toString() {
        return svg.toString();
    }

    private static int longest(List<String> lines) {
        return lines.stream().mapToInt(line -> line.codePointCount(0, line.length())).max().orElse(0);
    }

    private void head() {
        double width = layering.width() + 2 * MARGIN;
        double height = (layering.layers.size() - 1) * LAYER + BOX + 2 * MARGIN;
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\"",
                width, height, width, height);
        svg.append("""
                 font-family="ui-monospace, 'DejaVu Sans Mono', Consolas, monospace" font-size="12">
                <rect width="100%" height="100%" fill="white"/>
                <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8"
                orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#667"/></marker></defs>
                """);
    }

    private static double top(int layer) {
        return MARGIN + layer * LAYER;
    }

    /// From the bottom of a box to the top of another, along the places in between.
    private void arrow(Layering.Route route) {
        var from = route.places().getFirst();
        double x = MARGIN + from.x, y = top(from.layer) + BOX;
        add("<path fill=\"none\" stroke=\"#667\" marker-end=\"url(#tip)\" d=\"M%.1f %.1f", x, y);
        for (var place : route.places().subList(1, route.places().size())) {
            double nextX = MARGIN + place.x, nextY = top(place.layer), half = (nextY - y) / 2;
            add(" C%.1f %.1f %.1f %.1f %.1f %.1f", x, y + half, nextX, nextY - half, nextX, nextY);
            if (place.width == 0)
                add(" V%.1f", nextY + BOX);
            x = nextX;
            y = nextY + BOX;
        }
        svg.append("\"/>\n");
    }

    private void box(Node node) {
        var place = layering.places.get(node.number());
        double x = MARGIN + place.x, y = top(place.layer);
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"#445\"%s/>\n",
                x - place.width / 2, y, place.width, BOX, node.inputs().isEmpty() ? "#dde8f5" : "#ffffff",
                node.isStored() ? "" : " stroke-dasharray=\"4 3\"");
        List<String> lines = graph.label(node);
        double line = y + BOX / 2.0 + 4 - (lines.size() - 1) * LINE / 2.0;
        for (int i = 0; i < lines.size(); i++)
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\"%s>%s</text>\n", x, line + i * LINE,
                    lines.size() == 2 && i == 0 ? " font-weight=\"bold\"" : "", escaped(lines.get(i)));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    /// Text as XML has it; what it cannot hold at all is a question mark.
    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?").replace("&", "&amp;")
                .replace("<", "&lt;").replace(">", "&gt;");
    }
}
