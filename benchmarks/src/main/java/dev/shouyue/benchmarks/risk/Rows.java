package dev.shouyue.benchmarks.risk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The rows of a packed CSV file without quotation marks. */
final class Rows {

    private Rows() {}

    static List<Map<String, String>> read(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String[] names = reader.readLine().split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int c = 0; c < names.length; c++) {
                    row.put(names[c], cells[c]);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    static double number(Map<String, String> row, String name) {
        String cell = row.get(name);
        return cell == null || cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
