package dev.shouyue.portfolio.report;

import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.ReplayResult.PackView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report on one page: key figures, and what they say in sentences. */
final class Summary {

    private static final String NO_EVIDENCE = "UNKNOWN";

    private Summary() {}

    /** A key figure, what it is, and a line of detail. */
    record Key(String value, String name, String detail) {}

    static List<Key> keys(ReplayResult result, Words words) {
        List<Key> keys = new ArrayList<>();
        keys.add(new Key(
                words.percent(result.lateShare()),
                words.word("key.late"),
                words.word("key.late.of", words.number(result.installments()))));
        keys.add(new Key(
                words.percent(result.cureCurve().getOrDefault("7", 0.0)),
                words.word("key.cure"),
                words.word("key.cure.of")));
        result.amounts().entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().d1().due()))
                .ifPresent(main -> keys.add(new Key(
                        words.percent(main.getValue().d1().rate()),
                        words.word("key.d1"),
                        words.word("key.d1.of", main.getKey()))));
        ReplayResult.Count open = result.open().all();
        keys.add(new Key(
                words.number(open.count()),
                words.word("key.open"),
                words.word("key.open.of", words.roughMoney(open.amount()))));
        ReplayResult.Forgiven forgiven = result.forgiven();
        keys.add(new Key(
                words.number(tolerated(forgiven) + forgiven.byGrace().count()),
                words.word("key.forgiven"),
                words.word(
                        "key.forgiven.of",
                        words.number(tolerated(forgiven)),
                        words.number(forgiven.byGrace().count()))));
        keys.add(new Key(
                words.number(result.trialBalance()),
                words.word("key.balance"),
                words.word(result.trialBalance() == 0 ? "key.balance.ok" : "key.balance.bad")));
        return keys;
    }

    static List<String> sentences(ReplayResult result, Words words) {
        List<String> sentences = new ArrayList<>();
        late(result, words, sentences);
        result.amounts().forEach((currency, amounts) -> {
            ReplayResult.D1 d1 = amounts.d1();
            if (d1.due() > 0) {
                sentences.add(words.word(
                        "say.d1",
                        words.percent(d1.rate()),
                        currency,
                        words.percent(d1.collectedIn30()),
                        words.percent(d1.cm2())));
            }
        });
        open(result, words, sentences);
        causes(result, words, sentences);
        forgiven(result, words, sentences);
        packs(result, words, sentences);
        sentences.add(words.word(result.trialBalance() == 0 ? "say.books" : "say.books.bad", result.trialBalance()));
        return sentences;
    }

    private static void late(ReplayResult result, Words words, List<String> sentences) {
        Map<String, Double> cure = result.cureCurve();
        if (result.lateShare() == 0) {
            sentences.add(words.word("say.ontime", words.number(result.installments())));
        } else {
            sentences.add(words.word(
                    "say.late",
                    words.number(result.installments()),
                    words.percent(result.lateShare()),
                    result.medianDaysLate(),
                    words.percent(cure.getOrDefault("3", 0.0)),
                    words.percent(cure.getOrDefault("30", 0.0)),
                    words.number(result.neverPaid())));
        }
    }

    private static void open(ReplayResult result, Words words, List<String> sentences) {
        ReplayResult.Open open = result.open();
        if (open.all().count() == 0) {
            sentences.add(words.word("say.open.none", result.to().toString()));
            return;
        }
        String extremes = open.largest().entrySet().stream()
                .map(entry -> {
                    ReplayResult.OpenDelinquency most = entry.getValue().getFirst();
                    ReplayResult.OpenDelinquency least = open.smallest()
                            .getOrDefault(entry.getKey(), entry.getValue())
                            .getFirst();
                    return words.word(
                            "say.open.extremes",
                            words.money(entry.getKey(), most.amount()),
                            words.number(most.dpd()),
                            words.money(entry.getKey(), least.amount()),
                            words.number(least.dpd()));
                })
                .collect(Collectors.joining(" "));
        sentences.add(words.word(
                "say.open",
                result.to().toString(),
                words.number(open.all().count()),
                words.roughMoney(open.all().amount()),
                extremes));
    }

    private static void causes(ReplayResult result, Words words, List<String> sentences) {
        long all = result.causes().values().stream()
                .mapToLong(cause -> cause.late().count())
                .sum();
        if (all == 0) {
            return;
        }
        long unknown = result.causes().containsKey(NO_EVIDENCE)
                ? result.causes().get(NO_EVIDENCE).late().count()
                : 0;
        String parts = result.causes().entrySet().stream()
                .filter(cause -> !cause.getKey().equals(NO_EVIDENCE))
                .map(cause -> words.word(
                        "say.causes.part",
                        words.code("cause", cause.getKey()),
                        words.percent((double) cause.getValue().late().count() / all)))
                .collect(Collectors.joining(words.word("list.comma")));
        sentences.add(words.word(
                parts.isEmpty() ? "say.causes.none" : "say.causes",
                words.number(all),
                words.percent((double) (all - unknown) / all),
                parts));
    }

    private static void forgiven(ReplayResult result, Words words, List<String> sentences) {
        ReplayResult.Forgiven forgiven = result.forgiven();
        sentences.add(words.word(
                tolerated(forgiven) + forgiven.byGrace().count() == 0 ? "say.forgiven.none" : "say.forgiven",
                words.number(tolerated(forgiven)),
                words.number(forgiven.byGrace().count()),
                forgiven.byProtection().count(),
                words.number(forgiven.spared().delinquencies()),
                words.number(forgiven.spared().marks()),
                words.sum(forgiven.spared().penalty())));
    }

    private static void packs(ReplayResult result, Words words, List<String> sentences) {
        Comparator<Map.Entry<String, PackView>> byDelinquent =
                Comparator.comparingLong(entry -> entry.getValue().delinquent());
        Comparator<Map.Entry<String, PackView>> byReported =
                Comparator.comparingLong(entry -> entry.getValue().reported());
        var packs = result.packs().entrySet();
        if (packs.size() < 2) {
            return;
        }
        var most = packs.stream().max(byDelinquent).orElseThrow();
        var least = packs.stream().min(byDelinquent).orElseThrow();
        var mostTold = packs.stream().max(byReported).orElseThrow();
        var leastTold = packs.stream().min(byReported).orElseThrow();
        sentences.add(words.word(
                "say.packs",
                words.number(most.getValue().delinquent()),
                most.getKey(),
                words.number(least.getValue().delinquent()),
                least.getKey(),
                words.number(mostTold.getValue().reported()),
                mostTold.getKey(),
                words.number(leastTold.getValue().reported()),
                leastTold.getKey()));
    }

    static long tolerated(ReplayResult.Forgiven forgiven) {
        return forgiven.carriedAndPaid().count()
                + forgiven.stillCarried().count()
                + forgiven.writtenOff().count();
    }
}
