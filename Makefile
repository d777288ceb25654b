# Shouyue: `make run` and `make test` are all the set-up there is.
SHELL := /bin/sh
MVN := mvn -B -ntp
DATA ?= data
PORT ?= 8080

.DEFAULT_GOAL := help

.PHONY: help
help: ## show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: tools ## build, make a demonstration book if there is none, replay it, serve console, report and API (DATA=dir PORT=8080)
	@bin/build
	@exec bin/shouyue --data "$(DATA)" run --port $(PORT)

.PHONY: test
test: ## all checks and tests, those in a browser too (it must be there: bin/tools sees to it)
	@bin/tools browser
	@. ./bin/java-home && $(MVN) verify
	@node console/e2e/run.mjs

.PHONY: test-browser
test-browser: ## only the tests in a browser, on what is built now (ONLY="journey files" for some)
	@bin/tools browser
	@. ./bin/java-home && $(MVN) -q -DskipTests -pl server -am package
	@node console/e2e/run.mjs $(ONLY)

.PHONY: soak
soak: tools ## very large imports in bounded memory; takes half an hour or more and some 40 GB of disk (SOAK=name of one test)
	@. ./bin/java-home && $(MVN) -q -Psoak -pl server -am verify $(if $(SOAK),'-Dit.test=ImportSoakIT#$(SOAK)' -Dfailsafe.failIfNoSpecifiedTests=false)

WORLD = . ./bin/java-home && $(MVN) -q -pl server -am test -Dsurefire.failIfNoSpecifiedTests=false

.PHONY: world
world: tools ## 100,000 payments over all channels with all faults; then as many, and the server killed 50 times (LOANS=number SEED=number)
	@$(WORLD) -Dtest=PaymentWorldTest -Dshouyue.world.loans=$(or $(LOANS),32000) -Dshouyue.world.seed=$(or $(SEED),1)
	@$(WORLD) -Dtest=PaymentsKilledTest -Dshouyue.kills=50 -Dshouyue.kills.loans=$(or $(LOANS),32000) \
	  -Dshouyue.kills.seed=$(or $(SEED),1)

.PHONY: soak-payments
soak-payments: tools ## 5,000,000 payments: 50 worlds of 100,000 one after the other, each by a seed of its own; most of a day (WORLDS=number)
	@$(WORLD) -Dtest=PaymentWorldTest -Dshouyue.world.loans=$(or $(LOANS),32000) -Dshouyue.world.seed=$(or $(SEED),1) \
	  -Dshouyue.world.worlds=$(or $(WORLDS),50)

.PHONY: soak-stream
soak-stream: tools ## 1,000,000 events through Flink and Kafka while task managers are killed, each alert compared (EVENTS=number)
	@. ./bin/java-home && $(MVN) -q -pl stream -am test -Dtest=WarningJobTest -Dsurefire.failIfNoSpecifiedTests=false \
		-Dshouyue.stream.events=$(or $(EVENTS),1000000)

BENCH = . ./bin/java-home && $(MVN) -q -DskipTests package && mkdir -p benchmarks/results && "$$JAVA_HOME/bin/java" \
	-XX:+UseParallelGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
	-cp 'benchmarks/target/shouyue-benchmarks/lib/*' dev.shouyue.benchmarks.Benchmarks

.PHONY: bench
bench: tools ## measure on 1 million loans, under 15 minutes; figures go to benchmarks/results/
	@$(BENCH) 1000000 benchmarks/results

.PHONY: bench-full
bench-full: tools ## the same on 10 million loans
	@$(BENCH) 10000000 benchmarks/results

.PHONY: bench-console
bench-console: ## measure the first load of the console in a browser (VISITS=number)
	@bin/tools browser
	@. ./bin/java-home && $(MVN) -q -DskipTests -pl server -am package
	@node console/e2e/first-load.mjs benchmarks/results $(or $(VISITS),21)

.PHONY: bench-risk
bench-risk: tools ## measure the models of risk on real data (REAL=folder with the sets, which are not part of the project)
	@test -d "$(REAL)" || { echo "name the folder of the real data: make bench-risk REAL=folder" >&2; exit 2; }
	@. ./bin/java-home && $(MVN) -q -DskipTests package && "$$JAVA_HOME/bin/java" -cp 'benchmarks/target/shouyue-benchmarks/lib/*' \
		dev.shouyue.benchmarks.risk.RiskFigures "$(REAL)" benchmarks/results

.PHONY: model
model: tools ## learn the forecast that is shipped, from simulated borrowers; the same file comes out each time
	@. ./bin/java-home && $(MVN) -q -DskipTests package && "$$JAVA_HOME/bin/java" -Xmx12g -cp 'benchmarks/target/shouyue-benchmarks/lib/*' \
		dev.shouyue.benchmarks.warning.TrainForecast server/src/main/resources/warning/forecast.json

.PHONY: bench-warning
bench-warning: tools ## measure early warning on simulated borrowers and channels of ten other seeds; five minutes to half an hour
	@. ./bin/java-home && $(MVN) -q -DskipTests package && "$$JAVA_HOME/bin/java" -Xmx6g -cp 'benchmarks/target/shouyue-benchmarks/lib/*' \
		dev.shouyue.benchmarks.warning.WarningFigures server/src/main/resources/warning/forecast.json benchmarks/results

.PHONY: bench-stream
bench-stream: tools ## measure the warning job on Flink and Kafka on this machine, some ten minutes (EVENTS=number)
	@. ./bin/java-home && $(MVN) -q -DskipTests -pl benchmarks -am package && "$$JAVA_HOME/bin/java" -Xmx3g -XX:+UseParallelGC \
		-XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --add-opens java.base/java.util=ALL-UNNAMED \
		--add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/java.time=ALL-UNNAMED \
		-cp 'benchmarks/target/shouyue-benchmarks/lib/*' dev.shouyue.benchmarks.StreamFigures benchmarks/results $(or $(EVENTS),4000000)

.PHONY: dist
dist: tools ## the distribution as one file: server/target/shouyue-VERSION.tar.gz
	@. ./bin/java-home && $(MVN) -q -DskipTests -Pdist package
	@ls -l server/target/shouyue-*.tar.gz

.PHONY: format
format: tools ## bring the sources into form
	@. ./bin/java-home && $(MVN) -q spotless:apply

.PHONY: clean
clean: tools ## delete what was built
	@. ./bin/java-home && $(MVN) -q clean

.PHONY: tools
tools:
	@bin/tools
