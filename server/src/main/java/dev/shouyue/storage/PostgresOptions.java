package dev.shouyue.storage;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a PostgreSQL of our own is set on this machine. */
final class PostgresOptions {

    private PostgresOptions() {}

    /** All of them as pg_ctl hands them on, with the port. */
    static String text(int port) {
        List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port)));
        settings().forEach((name, value) -> {
            options.add("-c");
            options.add(name + "=" + value);
        });
        return String.join(" ", options);
    }

    private static Map<String, String> settings() {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : 4L << 30;
        long shared = Math.clamp((memory / 8) >> 20, 128, 2048);
        return new TreeMap<>(Map.ofEntries(
                Map.entry("shared_buffers", shared + "MB"),
                Map.entry("effective_cache_size", memory / 2 / (1 << 20) + "MB"),
                Map.entry("work_mem", "64MB"),
                Map.entry("maintenance_work_mem", "512MB"),
                Map.entry("max_wal_size", "4GB"),
                Map.entry("checkpoint_timeout", "15min"),
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                // a close writes so many whole pages that packing them costs more than their bytes
                Map.entry("wal_compression", "off"),
                Map.entry("jit", "off"),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", "''"),
                Map.entry("max_connections", "100"),
                // a server that fails ends, so that it is noticed; the next start recovers
                Map.entry("restart_after_crash", "off"),
                Map.entry("random_page_cost", "1.1"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_min_messages", "warning")));
    }
}
