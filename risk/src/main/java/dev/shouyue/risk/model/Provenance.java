package dev.shouyue.risk.model;

import dev.shouyue.risk.json.Members;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a model comes from: enough to make it again and to know what it was worth.
 *
 * @param data name of what it was fitted on, such as a data set and the rows taken of it
 * @param rows number of rows
 * @param seed that chance followed
 * @param settings by name, as text
 * @param figures measured on held-out rows, by name
 */
public record Provenance(String data, int rows, long seed, Map<String, String> settings, Map<String, Double> figures) {

    /** Keeps its own copies, sorted by name. */
    public Provenance {
        settings = new TreeMap<>(settings);
        figures = new TreeMap<>(figures);
    }

    /** Of data that is named and no more. */
    public static Provenance of(String data, int rows) {
        return new Provenance(data, rows, 0, Map.of(), Map.of());
    }

    /** With figures measured afterwards. */
    public Provenance with(Map<String, Double> measured) {
        return new Provenance(data, rows, seed, settings, measured);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("data", data);
        members.put("rows", rows);
        members.put("seed", Long.toString(seed)); // a double would not hold every seed
        members.put("settings", settings);
        members.put("figures", figures);
        return members;
    }

    static Provenance read(Members members) {
        Map<String, String> settings = new TreeMap<>();
        Members named = members.object("settings");
        named.all().keySet().forEach(name -> settings.put((String) name, named.text((String) name)));
        Map<String, Double> figures = new TreeMap<>();
        Members measured = members.object("figures");
        measured.all().keySet().forEach(name -> figures.put((String) name, measured.number((String) name)));
        return new Provenance(
                members.text("data"),
                (int) members.number("rows"),
                Long.parseLong(members.text("seed")),
                settings,
                figures);
    }
}
