package dev.shouyue.decision;

import dev.shouyue.kernel.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The policy packs in force: the door of this module. Immutable. */
public final class PolicyPacks {

    private static final List<String> BUILT_IN =
            List.of("cn-card.yaml", "cn-loan.yaml", "us.yaml", "eu.yaml", "in.yaml");

    private final Map<String, List<PolicyPack>> versions;

    private PolicyPacks(Map<String, List<PolicyPack>> versions) {
        this.versions = versions;
    }

    /** The packs that come with the platform. */
    public static PolicyPacks builtIn() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String file : BUILT_IN) {
            try (InputStream in = PolicyPacks.class.getResourceAsStream("/policies/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("the policy pack " + file + " is missing from the program");
                }
                texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return of(texts);
    }

    /**
     * The packs of a folder: every file that ends in {@code .yaml}.
     *
     * @throws InvalidPolicyPack naming all problems of all files
     */
    public static PolicyPacks in(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new InvalidPolicyPack(List.of(folder + ": cannot be read as a folder of policy packs: " + e));
        }
        if (texts.isEmpty()) {
            throw new InvalidPolicyPack(List.of(folder + ": holds no file that ends in .yaml"));
        }
        return of(texts);
    }

    /** The packs written in {@code texts}, by file name. */
    static PolicyPacks of(Map<String, String> texts) {
        List<String> problems = new ArrayList<>();
        Map<String, List<PolicyPack>> versions = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        texts.forEach(
                (file, text) -> new PackReader(file, text, problems).read().ifPresent(pack -> {
                    if (!seen.add(pack.name() + "@" + pack.effectiveFrom())) {
                        problems.add(file + ":1: effectiveFrom: a second version of " + pack.name() + " from "
                                + pack.effectiveFrom() + "; expected one version a day");
                    }
                    versions.computeIfAbsent(pack.name(), name -> new ArrayList<>())
                            .add(pack);
                }));
        if (!problems.isEmpty()) {
            throw new InvalidPolicyPack(problems);
        }
        versions.values().forEach(list -> list.sort(Comparator.comparing(PolicyPack::effectiveFrom)));
        return new PolicyPacks(versions);
    }

    /** Names of the packs, in their usual order. */
    public List<String> names() {
        return List.copyOf(versions.keySet());
    }

    public boolean has(String name) {
        return versions.containsKey(name);
    }

    /** All versions of a pack, oldest first; empty when there is no such pack. */
    public List<PolicyPack> versions(String name) {
        return List.copyOf(versions.getOrDefault(name, List.of()));
    }

    /** The newest version of each pack. */
    public List<PolicyPack> newest() {
        return versions.values().stream().map(List::getLast).toList();
    }

    /**
     * The version of a pack that holds on {@code day}. Before the first version the first one is used: a book that is
     * older than the packs is read under the oldest rules we have.
     */
    public Optional<PolicyPack> packOn(String name, LocalDate day) {
        List<PolicyPack> dated = versions.getOrDefault(name, List.of());
        if (dated.isEmpty()) {
            return Optional.empty();
        }
        PolicyPack chosen = dated.getFirst();
        for (PolicyPack pack : dated) {
            if (!pack.effectiveFrom().isAfter(day)) {
                chosen = pack;
            }
        }
        return Optional.of(chosen);
    }

    /**
     * The policy of a pack on {@code day}.
     *
     * @throws IllegalArgumentException naming the packs there are, when there is no such pack
     */
    public Policy policy(String name, LocalDate day) {
        return packOn(name, day)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no policy pack '" + name + "'; there are " + String.join(", ", names())))
                .policy();
    }
}
