package dev.shouyue.risk.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.measure.Calibration;
import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.measure.Ranking;
import dev.shouyue.risk.model.Boosting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** On borrowers that are made by a formula, so that the true probabilities are known. */
class HazardModelTest {

    private static final int BORROWERS = 6000;
    private static final List<String> NAMES = List.of("slow", "gap", "noise");

    private final List<Course> courses = new ArrayList<>();
    private final String[] borrower =
            IntStream.range(0, BORROWERS).mapToObj(k -> "b" + k).toArray(String[]::new);

    HazardModelTest() {
        Chance chance = new Chance(17);
        for (int k = 0; k < BORROWERS; k++) {
            double[] features = {chance.share(), chance.share() < .3 ? Double.NaN : chance.share(), chance.share()};
            courses.add(course(features, chance));
        }
    }

    static List<HazardModel.Learner> learners() {
        return List.of(
                new HazardModel.Learner.Trees(
                        new Boosting.Settings(80, .1, 8, 40, 5, .8, .8, 64, Map.of("slow", -1), 1)),
                new HazardModel.Learner.Regression(1));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void all_probabilities_come_from_one_model_and_are_right(HazardModel.Learner learner) {
        HazardModel model = fit(learner, HazardModel.Calibration.PLATT);
        Chance chance = new Chance(99);
        int rows = 1500;
        double[][] late = new double[4][rows];
        boolean[][] was = new boolean[4][rows];
        double days = 0;
        double expected = 0;
        for (int k = 0; k < rows; k++) {
            double[] features = {chance.share(), chance.share() < .3 ? Double.NaN : chance.share(), chance.share()};
            Course course = course(features, chance);
            Forecast forecast = model.forecast(features, -7);
            for (int h = 0; h < 4; h++) {
                late[h][k] = forecast.lateOver(Forecast.HORIZONS[h]);
                was[h][k] = course.until() > Forecast.HORIZONS[h];
                assertThat(h == 0 ? 1 : late[h - 1][k]).isGreaterThanOrEqualTo(late[h][k]);
            }
            days += Math.clamp(course.until(), 0, 30);
            expected += forecast.expectedDaysLate();
        }
        assertThat(expected / rows).isEqualTo(days / rows, within(.4));
        for (int h = 0; h < 3; h++) {
            assertThat(Ranking.of(late[h], was[h]).auc()).isGreaterThan(.70);
            assertThat(Calibration.of(late[h], was[h]).decileGap()).isLessThan(.05);
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void the_reasons_add_up_and_name_the_group_that_moved_it(HazardModel.Learner learner) {
        HazardModel model = fit(learner, HazardModel.Calibration.NONE);
        double base = Double.NaN;
        for (double slow : new double[] {.05, .5, .95}) {
            Forecast forecast = model.forecast(new double[] {slow, .5, .5}, -1);
            double sum = forecast.reasons().stream()
                    .mapToDouble(Forecast.Reason::effect)
                    .sum();
            double rest = Math.log(forecast.late3()) - sum;
            assertThat(rest)
                    .as("what no reason explains is the same for all")
                    .isEqualTo(
                            Double.isNaN(base) ? rest : base,
                            within(learner instanceof HazardModel.Learner.Regression ? 1e-9 : .25));
            base = Double.isNaN(base) ? rest : base;
        }
        Forecast slow = model.forecast(new double[] {.97, .5, .5}, -1);
        assertThat(slow.reasons().getFirst().group()).isEqualTo("habit");
        assertThat(slow.reasons().getFirst().effect()).isPositive();
        assertThat(model.forecast(new double[] {.03, .5, .5}, -1)
                        .reasons()
                        .getFirst()
                        .effect())
                .isNegative();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void what_is_late_already_is_late_for_certain(HazardModel.Learner learner) {
        Forecast forecast = fit(learner, HazardModel.Calibration.ISOTONIC).forecast(new double[] {.5, .5, .5}, 5);
        assertThat(forecast.late0()).isEqualTo(1);
        assertThat(forecast.late3()).isEqualTo(1);
        assertThat(forecast.late7()).isBetween(.05, .99);
        assertThat(forecast.expectedDaysLate()).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void the_text_gives_the_same_model(HazardModel.Learner learner) {
        HazardModel model = fit(learner, HazardModel.Calibration.ISOTONIC);
        HazardModel again = HazardModel.read(model.toText());
        assertThat(again.toText()).isEqualTo(model.toText());
        assertThat(again.features()).isEqualTo(NAMES);
        for (Course course : courses.subList(0, 50)) {
            assertThat(again.forecast(course.features(), course.from()))
                    .isEqualTo(model.forecast(course.features(), course.from()));
        }
        assertThatThrownBy(() -> HazardModel.read(model.toText().replace("shouyue-hazard/1", "shouyue-hazard/7")))
                .hasMessageContaining("'shouyue-hazard/7' is not known");
    }

    /** Each row: a list of the text that is made one shorter, and what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | design features     | hazard.model.columns holds 6 columns; hazard.design gives 5",
                "0 | calibration         | hazard.calibration holds 15 corrections; it holds 16 or none",
                "1 | design fill         | hazard.design.fill holds 2 numbers for 3 features",
                "1 | design scale        | hazard.design.scale holds 2 numbers where fill holds 3",
                "1 | model coefficients  | model.coefficients holds 16 numbers; its columns want 17",
                "1 | model means         | model.means holds 16 numbers; its columns want 17",
                "1 | model errors        | model.errors holds 17 numbers; its columns want 18",
                "1 | calibration 0 means | as many in both"
            })
    void a_text_whose_parts_do_not_fit_each_other_is_refused_by_the_field(int learner, String list, String said) {
        String text =
                fit(learners().get(learner), HazardModel.Calibration.ISOTONIC).toText();
        String shorter = changed(text, list.split(" "), it -> List.copyOf(it.subList(0, it.size() - 1)));
        assertThatThrownBy(() -> HazardModel.read(shorter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void a_model_of_other_columns_or_of_a_scale_of_0_is_refused() {
        String text = fit(learners().getLast(), HazardModel.Calibration.NONE).toText();
        String renamed = changed(text, new String[] {"design", "features"}, it -> List.of("slow", "other", "noise"));
        assertThatThrownBy(() -> HazardModel.read(renamed))
                .hasMessage("hazard.model.columns[1] is 'gap'; hazard.design gives 'other'");
        String flat = changed(text, new String[] {"design", "scale"}, it -> List.of(1.0, 0.0, 1.0));
        assertThatThrownBy(() -> HazardModel.read(flat)).hasMessage("hazard.design.scale[1] is 0.0, not above 0");
    }

    @Test
    void trees_that_were_learnt_before_the_day_of_asking_was_told_say_the_same_as_ever() {
        HazardModel model = fit(learners().getFirst(), HazardModel.Calibration.NONE); // all were asked on one day
        String without = changed(model.toText(), new String[] {"model", "columns"}, it -> it.subList(0, it.size() - 1))
                .replaceFirst(",\\s*\"asked\": true", "");
        HazardModel before = HazardModel.read(without);
        assertThat(before.toText()).isEqualTo(without).doesNotContain("asked");
        for (int from : new int[] {-7, -3, 0, 5}) {
            double[] features = courses.get(7).features();
            assertThat(before.forecast(features, from)).isEqualTo(model.forecast(features, from));
        }
    }

    @Test
    void what_was_seen_on_the_eve_may_say_more_than_the_same_seen_a_week_before() {
        Chance chance = new Chance(5);
        List<Course> seen = new ArrayList<>();
        for (int k = 0; k < BORROWERS; k++) {
            boolean early = k % 2 == 0;
            boolean poor = chance.share() < .5;
            // a week before it says nothing yet
            boolean late = chance.share() < (early ? .3 : poor ? .55 : .05);
            seen.add(new Course(new double[] {poor ? 1 : 0}, early ? -7 : -1, late ? 9 : 0, true));
        }
        HazardModel model = HazardModel.fit(
                List.of("poor"),
                Map.of(),
                seen,
                borrower,
                new HazardModel.Learner.Trees(new Boosting.Settings(80, .1, 8, 40, 5, .8, 1, 64, Map.of(), 1)),
                HazardModel.Calibration.NONE,
                "made by formula");
        assertThat(model.quick(new double[] {1}, -7).late3()).isEqualTo(.3, within(.05));
        assertThat(model.quick(new double[] {0}, -7).late3()).isEqualTo(.3, within(.05));
        assertThat(model.quick(new double[] {1}, -1).late3()).isEqualTo(.55, within(.05));
        assertThat(model.quick(new double[] {0}, -1).late3()).isEqualTo(.05, within(.05));
    }

    /** The text with another list in the place that is named by the members on the way to it. */
    private static String changed(String text, String[] way, UnaryOperator<List<?>> change) {
        return Json.write(changed(Json.read(text), way, 0, change));
    }

    private static @Nullable Object changed(
            @Nullable Object at, String[] way, int step, UnaryOperator<List<?>> change) {
        if (at instanceof Map<?, ?> members) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>(members);
            copy.put(way[step], changed(members.get(way[step]), way, step + 1, change));
            return copy;
        }
        if (at instanceof List<?> items && step < way.length) {
            List<@Nullable Object> copy = new ArrayList<>(items);
            int item = Integer.parseInt(way[step]);
            copy.set(item, changed(items.get(item), way, step + 1, change));
            return copy;
        }
        if (at instanceof List<?> items) {
            return change.apply(items);
        }
        throw new IllegalArgumentException("there is no list " + String.join(" ", way));
    }

    private HazardModel fit(HazardModel.Learner learner, HazardModel.Calibration calibration) {
        return HazardModel.fit(
                NAMES,
                Map.of("slow", "habit", "gap", "plan"),
                courses,
                borrower,
                learner,
                calibration,
                "made by formula");
    }

    /** Pays on each day with a chance that falls with the first feature and has a spike on the due date. */
    private static Course course(double[] features, Chance chance) {
        for (int day = -6; day < 60; day++) {
            double logOdds = (day == 0 ? 1 : day < 0 ? -2.2 : -1.2)
                    + 2.5 * (.5 - features[0])
                    - (Double.isNaN(features[1]) ? .6 : 0);
            if (chance.share() < 1 / (1 + Math.exp(-logOdds))) {
                return new Course(features, -7, day, true);
            }
        }
        return new Course(features, -7, 60, false);
    }
}
