package dev.shouyue.servicing;

import dev.shouyue.kernel.position.Position;
import dev.shouyue.servicing.LoanList.Place;
import dev.shouyue.servicing.LoanPlaces.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The order in which somebody has to see to loans: one state after the other, within each by days past due. */
final class ByAttention {

    private ByAttention() {}

    /** Takes from one state after the other until there are enough; a place names its state before its value. */
    static Found find(Connection connection, LoanQuery query, LoanOrder order, Optional<Place> after, int limit)
            throws SQLException {
        List<Position.State> states = order.states();
        int first = after.map(place -> states.indexOf(stateOf(place))).orElse(0);
        List<Place> places = new ArrayList<>();
        for (int i = first; i < states.size() && places.size() < limit; i++) {
            Position.State state = states.get(i);
            LoanQuery part = query.in(state);
            if (!part.isEmpty()) {
                Optional<Place> from = i == first ? after.map(ByAttention::withoutState) : Optional.empty();
                LoanPlaces.find(connection, part, order.withinState(), from, limit - places.size()).places().stream()
                        .map(place -> new Place(state + " " + place.value(), place.key()))
                        .forEach(places::add);
            }
        }
        return LoanPlaces.total(connection, query, places);
    }

    /** What a statement that gives the whole list is ordered by first; empty in another order. */
    static String first(LoanOrder order) {
        return order.by() == LoanOrder.By.ATTENTION
                ? order.states().stream()
                        .map(Position.State::name)
                        .collect(Collectors.joining("','", "array_position(array['", "'], w.status), "))
                : "";
    }

    private static Position.State stateOf(Place place) {
        return Position.State.valueOf(place.value().substring(0, place.value().indexOf(' ')));
    }

    private static Place withoutState(Place place) {
        return new Place(place.value().substring(place.value().indexOf(' ') + 1), place.key());
    }
}
