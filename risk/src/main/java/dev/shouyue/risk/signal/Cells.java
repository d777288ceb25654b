package dev.shouyue.risk.signal;

import dev.shouyue.risk.signal.CohortState.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Groups by name, as a value: changing one copies the few that share its shelf and no other.
 *
 * @param size groups in all
 * @param shelves by the hash of the name, which is the same everywhere
 */
record Cells(int size, List<SortedMap<String, Cell>> shelves) {

    private static final int SHELVES = 64;

    static Cells empty() {
        List<SortedMap<String, Cell>> shelves = new ArrayList<>();
        for (int k = 0; k < SHELVES; k++) {
            shelves.add(new TreeMap<>());
        }
        return new Cells(0, List.copyOf(shelves));
    }

    static Cells of(Collection<Map.Entry<String, Cell>> cells) {
        List<SortedMap<String, Cell>> shelves = new ArrayList<>();
        for (int k = 0; k < SHELVES; k++) {
            shelves.add(new TreeMap<>());
        }
        cells.forEach(each -> shelves.get(shelf(each.getKey())).put(each.getKey(), each.getValue()));
        return new Cells(cells.size(), List.copyOf(shelves));
    }

    @Nullable
    Cell get(String name) {
        return shelves.get(shelf(name)).get(name);
    }

    Cells with(String name, Cell cell) {
        List<SortedMap<String, Cell>> changed = new ArrayList<>(shelves);
        SortedMap<String, Cell> shelf = new TreeMap<>(shelves.get(shelf(name)));
        boolean isNew = shelf.put(name, cell) == null;
        changed.set(shelf(name), shelf);
        return new Cells(size + (isNew ? 1 : 0), List.copyOf(changed));
    }

    List<Map.Entry<String, Cell>> all() {
        List<Map.Entry<String, Cell>> all = new ArrayList<>(size);
        shelves.forEach(shelf -> all.addAll(shelf.entrySet()));
        return all;
    }

    private static int shelf(String name) {
        return Math.floorMod(name.hashCode(), SHELVES);
    }
}
