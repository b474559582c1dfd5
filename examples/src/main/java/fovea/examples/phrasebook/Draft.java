package fovea.examples.phrasebook;

import fovea.examples.phrasebook.Fact.Cardinal;
import fovea.examples.phrasebook.Fact.Name;
import fovea.examples.phrasebook.Fact.Ordinal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// All phrases of a phrasebook, before some are held out: facts said in two languages, each source once.
final class Draft {
    /// How often each open kind is drawn, out of a hundred; about a quarter is lists.
    private static final Map<Kind, Integer> SHARES = shares();

    private static final int COUNT_TO = 100;
    private static final int RANKS = 31;
    private static final int NAMES_AT_MOST = 25;

    private final PhrasebookConfig config;
    private final Dice dice;
    private final Speaker from, to;
    private final Map<String, CompletableFuture<Phrase>> phrases = new LinkedHashMap<>();

    Draft(PhrasebookConfig config, Dice dice) {
        this.config = config;
        this.dice = dice;
        from = new Speaker(config.from());
        to = new Speaker(config.to());
    }

    private static Map<Kind, Integer> shares() {
        var shares = new LinkedHashMap<Kind, Integer>();
        shares.put(Kind.CARDINAL, 23);
        shares.put(Kind.ORDINAL, 5);
        shares.put(Kind.DATE, 17);
        shares.put(Kind.TIME, 9);
        shares.put(Kind.DATE_RANGE, 8);
        shares.put(Kind.DURATION, 6);
        shares.put(Kind.MEASURE, 6);
        shares.put(Kind.LIST, 26);
        return shares;
    }

    /// Counting, ranks and names first, then chance until there are enough; shuffled.
    List<Phrase> phrases() {
        var all = new ArrayList<Phrase>();
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            draw(aside);
            for (var phrase : phrases.values()) all.add(phrase.join());
        } catch (CompletionException failed) {
            throw cause(failed);
        }
        dice.shuffle(all);
        return all;
    }

    /// What went wrong aside goes on as what it is.
    private static RuntimeException cause(CompletionException failed) {
        switch (failed.getCause()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw failed;
        }
    }

    private void draw(Executor aside) {
        int enough = config.trainingPairs() + config.heldout();
        var names = names();
        foundations(names).stream().limit(enough / NAMES_AT_MOST).forEach(fact -> add(fact, aside));
        int lastOrdinal = Math.min(Spelling.lastOrdinal(config.from()), Spelling.lastOrdinal(config.to()));
        var facts = new Facts(dice, names, lastOrdinal);
        var kinds = List.copyOf(SHARES.keySet());
        int[] weights = SHARES.values().stream().mapToInt(Integer::intValue).toArray();
        while (phrases.size() < enough) add(facts.draw(kinds.get(dice.weighted(weights))), aside);
    }

    private List<Fact> foundations(List<Name> names) {
        var facts = new ArrayList<Fact>();
        for (int n = 0; n < COUNT_TO; n++) facts.add(new Cardinal(n));
        for (int n = 1; n <= RANKS; n++) facts.add(new Ordinal(n));
        var shuffled = new ArrayList<>(names);
        dice.shuffle(shuffled);
        facts.addAll(shuffled);
        return facts;
    }

    /// A source that is already there is not said twice. Targets are said aside, while the next source is; `to` is for
    /// that thread alone from the first of them on.
    private void add(Fact drawn, Executor aside) {
        Fact fact = from.canonical(drawn);
        Wording source = from.say(fact);
        phrases.computeIfAbsent(source.text(),
                _ -> CompletableFuture.supplyAsync(() -> phrase(fact.kind(), source, to.say(fact)), aside));
    }

    private static Phrase phrase(Kind kind, Wording source, Wording target) {
        return new Phrase(source.text(), target.text(), kind, Alignment.of(source, target));
    }

    /// Names whose source has one target only, whatever its kind: `Nauru` is a country and a language, and French tells
    /// them apart.
    List<Name> names() {
        var names = Names.all();
        var targets = new HashMap<String, Set<String>>();
        for (var name : names)
            targets.computeIfAbsent(from.say(name).text(), _ -> new HashSet<>()).add(to.say(name).text());
        return names.stream().filter(name -> targets.get(from.say(name).text()).size() == 1).toList();
    }
}
