#!/bin/bash
# Makes the topics of the warning job where they are not there yet: topics.sh HOST:PORT [PARTITIONS [REPLICAS]].
set -eu
servers=${1:?usage: topics.sh HOST:PORT [PARTITIONS [REPLICAS]]}
partitions=${2:-8}
replicas=${3:-1}
topic() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$servers" --create --if-not-exists \
    --topic "$1" --partitions "$2" --replication-factor "$replicas" "${@:3}"
}
topic shouyue.happenings "$partitions" --config retention.ms=604800000
topic shouyue.alerts "$partitions" --config retention.ms=604800000
topic shouyue.corrections 1 --config retention.ms=2592000000
topic shouyue.dead-letters 1 --config retention.ms=2592000000
