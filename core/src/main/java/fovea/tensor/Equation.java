package fovea.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// What an einsum's equation says about its operands: which axis has which label.
///
/// A label is a letter, or stands for one of the axes under an ellipsis: those are numbered from the last, −1, −2, … so
/// that operands whose ellipses have different lengths meet as in broadcasting.
///
/// ```text
/// "…ij,jk->…ik" of (5, 2, 3) and (3, 4):     [−1 i j] [j k] → [−1 i k]
/// ```
///
/// @param operands the labels of each operand's axes
/// @param output   the labels of the result's axes
/// @param sizes    how many elements lie along each label
record Equation(List<List<Integer>> operands, List<Integer> output, Map<Integer, Integer> sizes) {

    private static final String DOTS = "...";

    /// Reads an equation for operands of these shapes.
    ///
    /// @throws IllegalArgumentException if it makes no sense
    /// @throws ShapeException           if it does not fit the operands
    static Equation parse(String equation, List<Shape> shapes) {
        String terse = equation.replace(" ", "").replace("…", DOTS);
        int arrow = terse.indexOf("->");
        if (arrow != terse.lastIndexOf("->"))
            throw wrong(equation, "an equation has at most one arrow");
        String[] inputs = (arrow < 0 ? terse : terse.substring(0, arrow)).split(",", -1);
        if (inputs.length != shapes.size())
            throw wrong(equation, "it speaks of %d operands; %d were given".formatted(inputs.length, shapes.size()));
        List<List<Integer>> operands = new ArrayList<>();
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            List<Integer> labels = labels(equation, inputs[i], shapes.get(i).rank(), i);
            meet(equation, labels, shapes.get(i), i, sizes);
            operands.add(labels);
        }
        List<Integer> output = arrow < 0 ? implicit(operands)
                : explicit(equation, terse.substring(arrow + 2), operands);
        return new Equation(operands, output, sizes);
    }

    private static IllegalArgumentException wrong(String equation, String what) {
        return new IllegalArgumentException("einsum \"%s\": %s".formatted(equation, what));
    }

    /// The labels of an operand of this rank, as many under the ellipsis as there are axes left.
    private static List<Integer> labels(String equation, String term, int rank, int operand) {
        if (term.indexOf(DOTS) != term.lastIndexOf(DOTS))
            throw wrong(equation, "an operand has at most one ellipsis");
        int dots = term.indexOf(DOTS), letters = dots < 0 ? term.length() : term.length() - DOTS.length();
        if (dots < 0 ? letters != rank : letters > rank)
            throw wrong(equation, "operand %d has %d axes; \"%s\" speaks of %d".formatted(operand, rank, term,
                    letters));
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < term.length(); i++)
            if (i == dots) {
                for (int axis = rank - letters; axis > 0; axis--)
                    labels.add(-axis);
                i += DOTS.length() - 1;
            } else
                labels.add(letter(equation, term.charAt(i)));
        return labels;
    }

    private static int letter(String equation, char c) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')
            return c;
        throw wrong(equation, "'%c' is no letter from a to z or A to Z".formatted(c));
    }

    /// Sizes of one label are equal, or 1 and stretch.
    private static void meet(String equation, List<Integer> labels, Shape shape, int operand,
                             Map<Integer, Integer> sizes) {
        for (int axis = 0; axis < labels.size(); axis++) {
            int label = labels.get(axis), size = shape.size(axis), known = sizes.getOrDefault(label, 1);
            if (size != 1 && known != 1 && size != known)
                throw new ShapeException("einsum \"%s\"".formatted(equation), "%s has size %d, but %d in operand %d"
                        .formatted(name(label), known, size, operand), shape);
            sizes.put(label, known == 1 ? size : known);
        }
    }

    private static String name(int label) {
        return label < 0 ? "axis %d under the ellipsis".formatted(label) : "'%c'".formatted((char) label);
    }

    /// Without an arrow: what is under an ellipsis, then every letter that stands only once, in alphabetical order.
    private static List<Integer> implicit(List<List<Integer>> operands) {
        Map<Integer, Integer> counts = new TreeMap<>();
        operands.forEach(labels -> labels.forEach(label -> counts.merge(label, 1, Integer::sum)));
        return counts.keySet().stream().filter(label -> label < 0 || counts.get(label) == 1).toList();
    }

    private static List<Integer> explicit(String equation, String term, List<List<Integer>> operands) {
        var known = new LinkedHashMap<Integer, Integer>();
        operands.forEach(labels -> labels.forEach(label -> known.put(label, label)));
        int deepest = -Collections.min(known.keySet().isEmpty() ? List.of(0) : known.keySet());
        int letters = term.contains(DOTS) ? term.length() - DOTS.length() : term.length();
        List<Integer> output = labels(equation, term, letters + (term.contains(DOTS) ? Math.max(0, deepest) : 0), -1);
        for (int label : output) {
            if (!known.containsKey(label))
                throw wrong(equation, name(label) + " of the result stands in no operand");
            if (Collections.frequency(output, label) > 1)
                throw wrong(equation, name(label) + " may stand only once in the result");
        }
        return output;
    }
}
