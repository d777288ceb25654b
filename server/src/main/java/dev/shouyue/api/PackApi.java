package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.decision.PackReading;
import dev.shouyue.decision.PolicyPack;
import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.decision.Sentence;
import dev.shouyue.portfolio.Definitions;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policy packs as a person would read them, and what the words of the screens mean. Texts in the asked language. */
@RestController
class PackApi {

    private final PolicyPacks packs;

    PackApi(Platform platform) {
        this.packs = platform.packs;
    }

    record Pack(String pack, String title, LocalDate effectiveFrom, List<LocalDate> versions, String summary) {}

    record PackSetting(
            String key,
            String group,
            String name,
            String valueText,
            String explanation,
            String source,
            boolean check,
            Object value) {}

    record PackContent(
            String pack, String title, LocalDate version, List<LocalDate> versions, List<PackSetting> settings) {}

    record PackSide(String pack, String title, LocalDate version) {}

    record PackDifference(
            String key,
            String group,
            String name,
            @Nullable String left,
            @Nullable String right,
            @Nullable String leftSource,
            @Nullable String rightSource,
            boolean differs) {}

    record PackComparison(PackSide left, PackSide right, List<PackDifference> items) {}

    record Term(
            String key,
            String name,
            String definition,
            @Nullable String formula,
            @Nullable String source) {}

    @GetMapping("/api/v1/packs")
    @Needs(Right.PACKS_READ)
    UserApi.Everything<Pack> packs(Locale locale) {
        PackReading reading = PackReading.in(locale.getLanguage());
        return UserApi.Everything.of(packs.newest().stream()
                .map(pack -> new Pack(
                        pack.name(),
                        reading.title(pack),
                        pack.effectiveFrom(),
                        versions(pack.name()),
                        reading.summary(pack)))
                .toList());
    }

    /** One version of a pack; the newest when none is named. */
    @GetMapping("/api/v1/packs/{pack}")
    @Needs(Right.PACKS_READ)
    PackContent pack(
            @PathVariable String pack, @RequestParam(required = false) @Nullable LocalDate version, Locale locale) {
        if (packs.versions(pack).isEmpty()) {
            throw new Refusal.Unknown(unknown(pack));
        }
        PolicyPack chosen = chosen("pack", pack, "version", version);
        PackReading reading = PackReading.in(locale.getLanguage());
        return new PackContent(
                chosen.name(),
                reading.title(chosen),
                chosen.effectiveFrom(),
                versions(pack),
                reading.settings(chosen).stream()
                        .map(setting -> new PackSetting(
                                setting.key(),
                                setting.group(),
                                setting.name(),
                                setting.valueText(),
                                setting.explanation(),
                                setting.source(),
                                setting.check(),
                                setting.value()))
                        .toList());
    }

    @GetMapping("/api/v1/packs/compare")
    @Needs(Right.PACKS_READ)
    PackComparison comparePacks(
            @RequestParam String left,
            @RequestParam String right,
            @RequestParam(required = false) @Nullable LocalDate leftVersion,
            @RequestParam(required = false) @Nullable LocalDate rightVersion,
            Locale locale) {
        PolicyPack one = chosen("left", left, "leftVersion", leftVersion);
        PolicyPack other = chosen("right", right, "rightVersion", rightVersion);
        PackReading reading = PackReading.in(locale.getLanguage());
        return new PackComparison(
                side(one, reading),
                side(other, reading),
                reading.compare(one, other).stream()
                        .map(difference -> new PackDifference(
                                difference.key(),
                                difference.group(),
                                difference.name(),
                                difference.left().orElse(null),
                                difference.right().orElse(null),
                                difference.leftSource().orElse(null),
                                difference.rightSource().orElse(null),
                                difference.differs()))
                        .toList());
    }

    /** What the figures, columns and steps of the screens mean. */
    @GetMapping("/api/v1/definitions")
    @Needs(Right.PACKS_READ)
    UserApi.Everything<Term> definitions(Locale locale) {
        return UserApi.Everything.of(Definitions.in(locale.getLanguage()).stream()
                .map(term -> new Term(
                        term.key(),
                        term.name(),
                        term.definition(),
                        term.formula().orElse(null),
                        term.source().orElse(null)))
                .toList());
    }

    private static PackSide side(PolicyPack pack, PackReading reading) {
        return new PackSide(pack.name(), reading.title(pack), pack.effectiveFrom());
    }

    private List<LocalDate> versions(String pack) {
        return packs.versions(pack).stream().map(PolicyPack::effectiveFrom).toList();
    }

    private PolicyPack chosen(String field, String pack, String versionField, @Nullable LocalDate version) {
        List<PolicyPack> versions = packs.versions(pack);
        if (versions.isEmpty()) {
            throw new Refusal.BadValue(
                    field, pack, Say.of("expected.oneOf", "values", String.join(", ", packs.names())), unknown(pack));
        }
        if (version == null) {
            return versions.getLast();
        }
        return versions.stream()
                .filter(dated -> dated.effectiveFrom().equals(version))
                .findFirst()
                .orElseThrow(() -> new Refusal.BadValue(
                        versionField,
                        version.toString(),
                        Say.of("expected.oneOf", "values", versions(pack)),
                        Say.of("pack.noVersion", "pack", pack, "version", version)));
    }

    private Sentence unknown(String pack) {
        return Say.of("pack.unknownOf", "pack", pack, "packs", String.join(", ", packs.names()));
    }
}
