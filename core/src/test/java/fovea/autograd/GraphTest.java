package fovea.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;

import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Recompute;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class GraphTest {

    private static final Tensor X = Tensor.ones(Shape.of(2, 3)).leaf();
    private static final Parameter W = new Parameter(Tensor.ones(Shape.of(3, 1)));

    private static Graph small() {
        return Graph.of(X.matmul(W.value()).mul(Tensor.scalar(2)).sum()).naming("x", X).naming(Map.of("weight", W));
    }

    @Test
    void asText() {
        assertEquals("""
                  0  x       leaf         (2, 3) float32
                  1  weight  leaf         (3, 1) float32
                  2          matmul  0 1  (2, 1) float32
                  3          mul     2    (2, 1) float32
                  4          sum     3    () float32
                """, small().text());
        assertEquals("  0  leaf    (2, 3) float32\n", Graph.of(X).text());
        assertEquals("  0  constant    (1) float32\n", Graph.of(Tensor.of(1f)).naming("c", Tensor.of(1f)).text());
    }

    @Test
    void asDot() {
        assertEquals("""
                digraph gradients {
                    node [shape=box, style="rounded,filled", fillcolor=white, fontname="monospace"];
                    0 [label="a \\"b\\" \\\\\\nleaf  (2, 3)", fillcolor="#dde8f5"];
                    1 [label="tanh  (2, 3)"];
                    2 [label="mul  (2, 3)"];
                    0 -> 1;
                    1 -> 2;
                    0 -> 2;
                }
                """, Graph.of(X.tanh().mul(X)).naming("a \"b\" \\", X).dot());
    }

    @Test
    void aSegmentShowsWhatItIsMadeOf() {
        assertEquals("""
                  0  leaf          (2, 3) float32
                  1  exp        0  (2, 3) float32  computed again
                  2  sin        1  (2, 3) float32  computed again
                  3  recompute  2  (2, 3) float32
                """, Graph.of(Recompute.of(() -> X.exp().sin())).text());
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document document, String name) {
        var found = document.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++)
            all.add((Element) found.item(i));
        return all;
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    @Test
    void asAPictureInWhichNoBoxTouchesAnotherAndEveryTextFits() throws Exception {
        Document picture = parsed(Pictures.attention().svg());
        List<Element> boxes = all(picture, "rect").subList(1, all(picture, "rect").size());
        assertTrue(boxes.size() > 20);
        for (Element a : boxes)
            for (Element b : boxes)
                assertTrue(a == b || apart(a, b, "x", "width") || apart(a, b, "y", "height"));
        for (Element text : all(picture, "text"))
            assertTrue(boxes.stream().anyMatch(box -> fits(text, box)), text.getTextContent());
    }

    private static boolean apart(Element a, Element b, String at, String size) {
        return number(a, at) + number(a, size) < number(b, at) || number(b, at) + number(b, size) < number(a, at);
    }

    private static boolean fits(Element text, Element box) {
        double half = text.getTextContent().length() * 7.23 / 2, x = number(text, "x"), y = number(text, "y");
        return number(box, "x") < x - half && x + half < number(box, "x") + number(box, "width")
                && number(box, "y") + 10 <= y && y <= number(box, "y") + number(box, "height") - 4;
    }

    @Test
    void namesAreEscaped() throws Exception {
        String name = "<&> \"quoted\" 'é' \u0001";
        var texts = all(parsed(Graph.of(X.exp()).naming(name, X).svg()), "text");
        assertEquals("<&> \"quoted\" 'é' ?", texts.getFirst().getTextContent());
    }

    @Test
    void aLongChainIsAbbreviatedAsTextAndRefusedAsAPicture() {
        Tensor y = X;
        for (int i = 0; i < 100_000; i++)
            y = y.add(1);
        Graph graph = Graph.of(y);
        String text = graph.text();
        assertEquals(201, text.lines().count());
        assertTrue(text.contains("… 99,801 more\n"));
        assertEquals("svg: a picture of at most 500 nodes can be read, and this graph has 100,001: draw the graph of "
                + "something smaller, or use text() or dot()",
                assertThrows(IllegalArgumentException.class, graph::svg).getMessage());
        assertEquals(2 * 100_001 + 2, graph.dot().lines().count());
    }

    @Test
    void aPictureOfFiveHundredNodesIsDrawn() {
        Tensor y = X;
        for (int i = 0; i < 166; i++)
            y = y.mul(X).add(y.sum()).sub(1).add(0).slice(0, 0, 2);
        Tensor z = y;
        assertThrows(IllegalArgumentException.class, () -> Graph.of(z).svg());
        y = X;
        for (int i = 0; i < 160; i++)
            y = y.mul(X).add(y.sum());
        assertFalse(Graph.of(y).svg().isEmpty());
    }
}
