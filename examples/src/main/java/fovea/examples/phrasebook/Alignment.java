package fovea.examples.phrasebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what is aligned to what: stretches with a meaning in common belong together.
///
/// Think of a graph whose nodes are meanings; a piece ties all of its meanings together. Each connected component is a
/// [Part], if both languages say it.
///
/// ```text
///     seventy   -   one            {10^1}      {10^0}
///        \          /
///     soixante-et-onze             {10^1,  10^0}           one part: seventy-one ↔ soixante-et-onze
/// ```
/// `fifty-six` and `cinquante-six` come apart into `fifty ↔ cinquante` and `six ↔ six`; the hyphens are in no part.
final class Alignment {
    private final Map<String, String> parents = new HashMap<>();

    private Alignment() {}

    /// The parts of two wordings of one fact, in the order of the target.
    static List<Part> of(Wording source, Wording target) {
        var graph = new Alignment();
        source.pieces().forEach(graph::tie);
        target.pieces().forEach(graph::tie);
        var from = graph.stretches(source);
        var to = graph.stretches(target);
        var parts = new ArrayList<Part>();
        to.forEach((component, spans) -> {
            if (from.containsKey(component)) parts.add(new Part(from.get(component), spans));
        });
        parts.sort(Comparator.comparingInt(part -> part.target().getFirst().start()));
        return parts;
    }

    private void tie(Piece piece) {
        var meanings = piece.meanings().iterator();
        String first = root(meanings.next());
        while (meanings.hasNext()) parents.put(root(meanings.next()), first);
    }

    private String root(String meaning) {
        while (parents.containsKey(meaning) && !parents.get(meaning).equals(meaning)) meaning = parents.get(meaning);
        return meaning;
    }

    /// Each component's stretches; neighbours of one component grow together, with the hyphen or `et` between them.
    private Map<String, List<Span>> stretches(Wording wording) {
        var found = new HashMap<String, List<Span>>();
        String previous = "";
        for (var piece : wording.pieces()) {
            String component = root(piece.meanings().iterator().next());
            var spans = found.computeIfAbsent(component, _ -> new ArrayList<>());
            spans.add(component.equals(previous) ? spans.removeLast().to(piece.span()) : piece.span());
            previous = component;
        }
        return found;
    }
}
