package dev.shouyue.warning;

import dev.shouyue.event.Inlet;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.Happenings.Source;
import dev.shouyue.warning.Happenings.Taken;
import dev.shouyue.warning.Happenings.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes events of behaviour from a topic: with each batch the place is written up to which it was read. */
final class Topic implements Inlet.Taker {

    private final DataSource database;
    private final Happenings happenings;

    Topic(DataSource database, Happenings happenings) {
        this.database = database;
        this.happenings = happenings;
    }

    @Override
    public Map<Integer, Long> places(String topic) {
        return places(JdbcClient.create(database), topic, "");
    }

    private static Map<Integer, Long> places(JdbcClient sql, String topic, String lock) {
        Map<Integer, Long> places = new HashMap<>();
        sql.sql("select partition, next_offset from warning.topic_position where topic = ? order by partition" + lock)
                .param(topic)
                .query(row -> {
                    places.put(row.getInt(1), row.getLong(2));
                });
        return places;
    }

    @Override
    public void take(String topic, List<Inlet.Item> items) {
        for (int from = 0; from < items.size(); from += Happenings.MOST_AT_ONCE) {
            List<Inlet.Item> part = items.subList(from, Math.min(items.size(), from + Happenings.MOST_AT_ONCE));
            happenings.told(Tx.in(database, tx -> {
                Map<Integer, Long> next = new TreeMap<>();
                part.forEach(item -> next.merge(item.partition(), item.offset() + 1, Math::max));
                next.keySet().forEach(partition -> tx.sql()
                        .sql("insert into warning.topic_position (topic, partition, next_offset)"
                                + " values (?, ?, 0) on conflict do nothing")
                        .params(topic, partition)
                        .update());
                Map<Integer, Long> places = places(tx.sql(), topic, " for update");
                List<Text> texts = part.stream()
                        .filter(item -> item.offset() >= places.getOrDefault(item.partition(), 0L))
                        // a record without a value tells nothing
                        .filter(item -> !item.text().isEmpty())
                        .map(item -> new Text(topic + "/" + item.partition() + "/" + item.offset(), item.text()))
                        .toList();
                Taken taken = happenings.take(tx, Source.KAFKA, texts);
                next.forEach((partition, offset) -> tx.sql()
                        .sql("update warning.topic_position set next_offset = greatest(next_offset, ?)"
                                + " where topic = ? and partition = ?")
                        .params(offset, topic, partition)
                        .update());
                return taken;
            }));
        }
    }
}
