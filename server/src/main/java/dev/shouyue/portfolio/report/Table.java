package dev.shouyue.portfolio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table: its caption, its columns, its rows. The first cell of a row names it. */
record Table(String caption, List<Column> columns, List<Row> rows) {

    /**
     * A column.
     *
     * @param definition shown under its name; may be empty
     */
    record Column(String name, String definition) {
        boolean hasDefinition() {
            return !definition.isEmpty();
        }
    }

    /**
     * A row.
     *
     * @param isGroup whether it is a heading for the rows below it
     */
    record Row(String head, List<Cell> cells, boolean isGroup) {}

    /** The head of a column, aligned as what stands below it. */
    record Head(Column column, String attributes) {}

    List<Head> heads() {
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            heads.add(new Head(columns.get(i), i > 0 && holdsWords(i - 1) ? " class=\"text\"" : ""));
        }
        return heads;
    }

    private boolean holdsWords(int cell) {
        return rows.stream()
                .filter(row -> !row.isGroup() && row.cells().size() > cell)
                .findFirst()
                .map(row -> row.cells().get(cell).isWords())
                .orElse(false);
    }

    int width() {
        return columns.size();
    }

    /**
     * A cell.
     *
     * @param css classes; {@code text} for words, numbers otherwise
     * @param style what depends on the value: heat, length of a bar
     */
    record Cell(String text, String css, String style) {

        /** Classes and style as they stand in the tag: never text of the book. */
        String attributes() {
            return (css.isEmpty() ? "" : " class=\"" + css + "\"")
                    + (style.isEmpty() ? "" : " style=\"" + style + "\"");
        }

        static Cell of(String text) {
            return new Cell(text, "", "");
        }

        boolean isWords() {
            return css.startsWith("text") || css.equals("code");
        }

        static Cell words(String text) {
            return new Cell(text, "text", "");
        }

        /** Words too few to be broken into lines. */
        static Cell term(String text) {
            return new Cell(text, "text term", "");
        }

        static Cell code(String text) {
            return new Cell(text, "code", "");
        }

        /** Shaded by a share from 0 to 1. */
        static Cell heat(String text, double share) {
            return new Cell(text, "heat", String.format(Locale.ROOT, "--h:%.3f", Math.min(Math.max(share, 0), 1)));
        }

        /** With a bar whose length is a share from 0 to 1. */
        static Cell bar(String text, double share) {
            return new Cell(text, "bar", String.format(Locale.ROOT, "--h:%.3f", Math.min(Math.max(share, 0), 1)));
        }
    }

    static Table of(String caption, String... columns) {
        List<Column> all = new ArrayList<>();
        for (String column : columns) {
            all.add(new Column(column, ""));
        }
        return new Table(caption, all, new ArrayList<>());
    }

    Table column(String name, String definition) {
        columns.add(new Column(name, definition));
        return this;
    }

    Table row(String head, List<Cell> cells) {
        rows.add(new Row(head, List.copyOf(cells), false));
        return this;
    }

    /** A heading for the rows that follow. */
    Table group(String head) {
        rows.add(new Row(head, List.of(), true));
        return this;
    }

    Table row(String head, Cell... cells) {
        return row(head, List.of(cells));
    }

    Table row(String head, String... cells) {
        List<Cell> all = new ArrayList<>();
        for (String cell : cells) {
            all.add(Cell.of(cell));
        }
        return row(head, all);
    }

    boolean hasCaption() {
        return !caption.isEmpty();
    }
}
