package dev.shouyue.risk.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.measure.Calibration;
import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.measure.Ranking;
import dev.shouyue.risk.model.Boosting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
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
