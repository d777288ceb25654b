package dev.shouyue.intake;

import dev.shouyue.decision.Sentence;
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
        String place = path + ":" + rows.firstLine();
        List<String> names = new ArrayList<>();
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < rows.count(); i++) {
            int from = rows.from(i);
            Text name = new Text(rows.bytes(), from, Math.max(rows.to(i) - from, 0));
            if (!name.isUtf8()) {
                throw failed(place, name.shown(), Say.failed("nameNotUtf8"), Say.failed("csvUtf8"));
            }
            String text = name.shown();
            names.add(text);
            columns.putIfAbsent(text, i);
        }
        if (rows.flaw().isPresent()) {
            throw failed(place, names.get(rows.flawField()), Say.failed("nameQuote"), Say.failed("nameQuotes"));
        }
        if (names.size() == 1) {
            for (String separator : List.of(";", "\\x09", "|")) {
                if (names.getFirst().contains(separator)) {
                    throw new ImportFailed(
                            separator.equals("\\x09")
                                    ? Say.failed("tabs", "place", place)
                                    : Say.failed("separator", "place", place, "separator", separator));
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
                throw failed(
                        place,
                        name,
                        Say.failed("noColumn", "kind", Say.kind(reader.kind())),
                        Say.failed("these", "columns", all(reader)));
            }
            if (known.contains(name) && names.indexOf(name) != i) {
                throw failed(place, name, Say.failed("columnTwice"), Say.failed("columnOnce"));
            }
        }
    }

    private ImportFailed unknown(RowReader best, List<RowReader> readers) {
        Set<String> missing = missing(best);
        for (String name : missing) {
            for (String own : names) {
                if (own.equalsIgnoreCase(name)) {
                    return failed(place, own, Say.failed("columnCase"), Say.failed("these", "columns", name));
                }
            }
        }
        if (missing.size() * 2 <= best.required().size()) {
            return new ImportFailed(Say.failed(
                    "columnMissing",
                    "place",
                    place,
                    "columns",
                    String.join("', '", missing),
                    "kind",
                    Say.kind(best.kind()),
                    "all",
                    all(best)));
        }
        Sentence kinds = null;
        for (RowReader reader : readers.reversed()) {
            Sentence kind = Say.failed("kindColumns", "kind", Say.kind(reader.kind()), "columns", all(reader));
            kinds = kinds == null ? kind : Say.failed("either", "one", kind, "other", kinds);
        }
        return new ImportFailed(Say.failed(
                "noKind", "place", place, "names", String.join(",", names), "kinds", kinds == null ? "" : kinds));
    }

    private static String all(RowReader reader) {
        String required = String.join(",", new TreeSet<>(reader.required()));
        String optional = String.join(",", new TreeSet<>(reader.optional()));
        return optional.isEmpty() ? required : required + " [" + optional + "]";
    }

    private static ImportFailed failed(String place, String column, Sentence problem, Sentence expected) {
        return new ImportFailed(
                Say.failed("column", "place", place, "column", column, "problem", problem, "expected", expected));
    }
}
