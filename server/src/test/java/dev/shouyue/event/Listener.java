package dev.shouyue.event;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A subscriber that remembers what it was told, after looking at it in a way that may fail. */
final class Listener implements Subscriber {

    private final String name;
    private final List<Event> heard;
    volatile Consumer<Event> look = event -> {};

    Listener(String name) {
        this(name, new ArrayList<>());
    }

    /** One that shares its memory with others. */
    Listener(String name, List<Event> heard) {
        this.name = name;
        this.heard = heard;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void receive(Connection connection, List<LoggedEvent> events) {
        for (LoggedEvent event : events) {
            look.accept(event.event());
            synchronized (heard) {
                heard.add(event.event());
            }
        }
    }

    List<Event> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    List<UUID> ids() {
        return Publisher.ids(heard());
    }

    /** The events without those that came again. */
    static List<Event> first(List<Event> events) {
        Map<UUID, Event> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        return List.copyOf(byId.values());
    }
}
