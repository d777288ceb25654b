package dev.shouyue.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The first line of a file: which columns it has, and so of which kind it is. */
record Header(String place, Map<String, Integer> columns, List<String> names) {

    /**
     * Reads the names of the columns.
     *
     * @throws ImportFailed when the line is no header
     */
    static Header of(Path path, CsvRows rows) {
        String place = path + ":" + rows.firstLine() + ": ";
        List<String> names = new ArrayList<>();
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < rows.count(); i++) {
            int from = rows.from(i);
            Text name = new Text(rows.bytes(), from, Math.max(rows.to(i) - from, 0));
            if (!name.isUtf8()) {
                throw failed(place, name.shown(), "the name is not UTF-8", "CSV in UTF-8");
            }
            String text = name.shown();
            names.add(text);
            columns.putIfAbsent(text, i);
        }
        if (rows.flaw().isPresent()) {
            throw failed(
                    place,
                    names.get(rows.flawField()),
                    "a quote stands where none belongs",
                    "quotes around a whole name, or none");
        }
        if (names.size() == 1) {
            for (String separator : List.of(";", "\\x09", "|")) {
                if (names.getFirst().contains(separator)) {
                    throw new ImportFailed(place + "the columns are separated by "
                            + (separator.equals("\\x09") ? "tabs" : "'" + separator + "'") + "; expected commas");
                }
            }
        }
        return new Header(place, columns, names);
    }

    /** The reader of rows with this header. */
    RowReader reader(List<RowReader> readers) {
        RowReader whole = null;
        RowReader best = readers.getFirst();
        int most = -1;
        for (RowReader reader : readers) {
            Set<String> missing = missing(reader);
            if (missing.isEmpty() && (reader.ignoresOthers() || known(reader) == names.size())) {
                check(reader);
                return reader;
            }
            if (missing.isEmpty()) {
                whole = reader;
                continue;
            }
            int found = (int) reader.required().stream()
                    .filter(name -> names.stream().anyMatch(name::equalsIgnoreCase))
                    .count();
            if (found * best.required().size() > most * reader.required().size()) {
                best = reader;
                most = found;
            }
        }
        if (whole != null && known(whole) >= known(best)) {
            check(whole);
            return whole;
        }
        throw unknown(best, readers);
    }

    /** How many of the names are columns of such a file. */
    private long known(RowReader reader) {
        return names.stream()
                .filter(name ->
                        reader.required().contains(name) || reader.optional().contains(name))
                .count();
    }

    private Set<String> missing(RowReader reader) {
        Set<String> missing = new TreeSet<>(reader.required());
        missing.removeAll(columns.keySet());
        return missing;
    }

    private void check(RowReader reader) {
        Set<String> known = new TreeSet<>(reader.required());
        known.addAll(reader.optional());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!known.contains(name) && !reader.ignoresOthers()) {
                throw failed(place, name, "there is no such column in a file of " + reader.kind(), all(reader));
            }
            if (known.contains(name) && names.indexOf(name) != i) {
                throw failed(place, name, "the column stands twice", "each column once");
            }
        }
    }

    private ImportFailed unknown(RowReader best, List<RowReader> readers) {
        Set<String> missing = missing(best);
        for (String name : missing) {
            for (String own : names) {
                if (own.equalsIgnoreCase(name)) {
                    return failed(place, own, "the column is written in another case", name);
                }
            }
        }
        if (missing.size() * 2 <= best.required().size()) {
            return new ImportFailed(place + "the column '" + String.join("', '", missing) + "' is missing; a file of "
                    + best.kind() + " has " + all(best));
        }
        List<String> kinds =
                readers.stream().map(r -> r.kind() + " (" + all(r) + ")").toList();
        return new ImportFailed(place + "the header is of no known kind: " + String.join(",", names)
                + "; expected the columns of " + String.join(" | ", kinds));
    }

    private static String all(RowReader reader) {
        String required = String.join(",", new TreeSet<>(reader.required()));
        String optional = String.join(",", new TreeSet<>(reader.optional()));
        return optional.isEmpty() ? required : required + " [" + optional + "]";
    }

    private static ImportFailed failed(String place, String column, String problem, String expected) {
        return new ImportFailed(place + "column '" + column + "': " + problem + "; expected " + expected);
    }
}
