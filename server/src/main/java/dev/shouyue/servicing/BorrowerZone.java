package dev.shouyue.servicing;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The zone whose civil time counts for a borrower. The book keeps none, so it is the first zone of the territory of the
 * loan's pack in which a day begins: no true time is taken for one that has not come.
 */
final class BorrowerZone {

    private BorrowerZone() {}

    static ZoneId of(String pack) {
        if (pack.startsWith("CN-")) {
            return ZoneId.of("Asia/Shanghai");
        }
        return switch (pack) {
            case "IN" -> ZoneId.of("Asia/Kolkata");
            case "EU" -> ZoneId.of("Europe/Helsinki");
            case "US" -> ZoneId.of("America/New_York");
            default -> ZoneOffset.UTC;
        };
    }
}
