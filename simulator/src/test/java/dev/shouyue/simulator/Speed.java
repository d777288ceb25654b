package dev.shouyue.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Prints how fast worlds are made in memory and written as files: {@code Speed [loans] [threads] [rounds]}. */
final class Speed {

    private Speed() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int loans = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        for (int round = 1; round <= rounds; round++) {
            inMemory(World.of(WorldSettings.calm(round, loans)), threads);
        }
        for (int round = 1; round <= rounds; round++) {
            asFiles(World.of(WorldSettings.calm(round, loans)));
        }
    }

    private static void inMemory(World world, int threads) throws InterruptedException {
        long began = System.nanoTime();
        List<World.Range> ranges = world.ranges(1_000);
        AtomicLong next = new AtomicLong();
        AtomicLong facts = new AtomicLong();
        Thread[] readers = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            readers[t] = new Thread(() -> {
                long count = 0;
                for (long i = next.getAndIncrement(); i < ranges.size(); i = next.getAndIncrement()) {
                    long[] sum = new long[1];
                    world.read(
                            ranges.get((int) i), loan -> sum[0] += loan.facts().size());
                    count += sum[0];
                }
                facts.addAndGet(count);
            });
            readers[t].start();
        }
        for (Thread reader : readers) {
            reader.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "made %,d loans with %,d facts on %d threads: %,.0f loans/s%n",
                world.settings().loans(),
                facts.get(),
                threads,
                world.settings().loans() / seconds);
    }

    private static void asFiles(World world) throws IOException {
        Path folder = Files.createTempDirectory("world");
        long began = System.nanoTime();
        List<Path> files = NativeFiles.write(world, folder);
        double seconds = (System.nanoTime() - began) / 1e9;
        long rows = 0;
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            try (Stream<String> lines = Files.lines(file)) {
                rows += lines.count() - 1;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "wrote %,d rows, %,d MB: %,.0f rows/s, %,.0f loans/s%n",
                rows,
                bytes >> 20,
                rows / seconds,
                world.settings().loans() / seconds);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
