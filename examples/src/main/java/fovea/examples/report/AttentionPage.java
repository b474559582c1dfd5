package fovea.examples.report;

import fovea.examples.text.SafeText;
import java.util.List;
import java.util.Locale;

/// `attention.html`: [AttentionMap]s for the browser, in one file that asks nothing of the network.
///
/// The source stands along the top, the target down the side; the darker a cell the more the target word looked there,
/// and under the pointer a cell says its number. Words are a stranger's: they are escaped, and the page forbids itself
/// scripts.
public final class AttentionPage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
              body { font: 16px/1.4 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 2rem; }
              section { margin: 2.5rem 0; overflow-x: auto; }
              h2 { font-size: 1rem; font-weight: 600; margin: 0 0 .5rem; }
              table { border-collapse: collapse; }
              th { font-weight: 400; white-space: pre; }
              thead th { vertical-align: bottom; height: 1px; padding: .3rem 0; }
              thead th span { writing-mode: vertical-rl; transform: rotate(180deg); }
              tbody th { text-align: right; padding-right: .6rem; }
              td { width: 1.9rem; min-width: 1.9rem; height: 1.9rem; border: 1px solid #e4e4e4; position: relative; }
              td.part { border: 2px solid #d97706; }
              td:hover { outline: 2px solid #1a1a1a; z-index: 1; }
              td:hover::after { content: attr(data-weight); position: absolute; left: 0; bottom: 100%%;
                                background: #1a1a1a; color: #fff; font-size: .8rem; padding: .1rem .4rem;
                                white-space: nowrap; }
              .key { color: #555; max-width: 46rem; }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            <p class="key">Source words along the top, target words down the side. The darker a cell, the more the model
            looked at that source word when it wrote that target word; the number stands under the pointer. Cells with
            an orange border belong to the part that the target word is known to be aligned to.</p>
            """;

    private AttentionPage() {}

    /// One map with its heading.
    ///
    /// @param heading such as the kind of the phrase
    /// @param map     where the model looked
    /// @param truth   for each target token, the source tokens it is aligned to; no rows if that is not known
    public record Entry(String heading, AttentionMap map, List<List<Integer>> truth) {

        /// Copies the truth.
        public Entry {
            truth = truth.stream().map(List::copyOf).toList();
        }
    }

    /// The page.
    public static String of(String title, List<Entry> entries) {
        var page = new StringBuilder(HEAD.formatted(SafeText.forHtml(title)));
        entries.forEach(entry -> section(page, entry));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void section(StringBuilder page, Entry entry) {
        AttentionMap map = entry.map();
        page.append("<section>\n<h2>").append(SafeText.forHtml(entry.heading()))
                .append("</h2>\n<table>\n<thead><tr><th></th>");
        map.source().forEach(token -> page.append("<th scope=\"col\"><span>").append(shown(token))
                .append("</span></th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (int t = 0; t < map.target().size(); t++)
            row(page, entry, t);
        page.append("</tbody>\n</table>\n</section>\n");
    }

    private static void row(StringBuilder page, Entry entry, int t) {
        AttentionMap map = entry.map();
        List<Integer> aligned = t < entry.truth().size() ? entry.truth().get(t) : List.of();
        page.append("<tr><th scope=\"row\">").append(shown(map.target().get(t))).append("</th>");
        for (int s = 0; s < map.source().size(); s++) {
            float weight = map.weights()[t][s];
            page.append(String.format(Locale.ROOT,
                    "<td%s style=\"background:rgba(29,78,216,%.3f)\" data-weight=\"%.3f\"></td>",
                    aligned.contains(s) ? " class=\"part\"" : "", weight, weight));
        }
        page.append("</tr>\n");
    }

    private static String shown(String token) {
        return SafeText.forHtml(token.strip().isEmpty() ? "␣" : token.strip());
    }
}
