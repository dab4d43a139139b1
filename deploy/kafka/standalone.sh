#!/usr/bin/env bash
# A Kafka broker on this machine, without Docker and without Kafka's distribution: one process from
# Maven's jars that is its own controller (KRaft). JDK 17 is enough.
#
#   standalone.sh start                     starts it, returns when it answers
#   standalone.sh topic NAME [PARTITIONS]   makes a topic of reads (4 partitions without a number)
#   standalone.sh status                    exit code 0: it is running, 1: it is gone, 3: none
#   standalone.sh stop                      stops it; what the topics hold stays
#
#   JAVA_HOME    the JDK to use; the java of PATH without it
#   KAFKA_HOST   where it listens; 127.0.0.1 without it
#   KAFKA_PORT   for clients; 9092 without it. The next one is its controller's.
#   KAFKA_WORK   log, pid file, data; target/standalone beside this script without it
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
host=${KAFKA_HOST:-127.0.0.1}
port=${KAFKA_PORT:-9092}
work=${KAFKA_WORK:-$here/target/standalone}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
start_limit=60
stop_limit=15

fail() {
  printf 'standalone.sh: %s\n' "$*" >&2
  exit 1
}

usage() {
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' "${BASH_SOURCE[0]}"
}

class_path() {
  local file=$here/target/kafka.classpath
  if [[ ! -s $file || $here/pom.xml -nt $file ]]; then
    echo 'Fetching Kafka from Maven (first use: about 40 MB)' >&2
    "$here/../../mvnw" -q -B -f "$here/pom.xml" dependency:build-classpath >&2
    touch "$file"
  fi
  cat "$file"
}

write_configuration() {
  mkdir -p "$work"
  cat >"$work/server.properties" <<END
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@$host:$((port + 1))
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://$host:$port,CONTROLLER://$host:$((port + 1))
advertised.listeners=PLAINTEXT://$host:$port
inter.broker.listener.name=PLAINTEXT
log.dirs=$work/data
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
message.max.bytes=16842752
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
END
}

# kafka CLASS ARGUMENT...: one of Kafka's command lines.
kafka() {
  "$java" -Xmx256m -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=error "$@"
}

# Whether the pid file's process runs and is ours: process ids are given out again.
running() {
  local pid command
  [[ -f $work/pid ]] || return 1
  pid=$(cat "$work/pid")
  kill -0 "$pid" 2>/dev/null || return 1
  if [[ -r /proc/$pid/cmdline ]]; then
    command=$(tr '\0' ' ' <"/proc/$pid/cmdline")
  else
    command=$(ps -p "$pid" -o args=)
  fi
  [[ $command == *"kafka.Kafka $work/server.properties"* ]]
}

answers() {
  { exec 3<>"/dev/tcp/$host/$port"; } 2>/dev/null && exec 3>&-
}

start() {
  ! running || fail "the broker of $work is already running; stop it first"
  ! answers || fail "something answers on $host:$port already; choose another KAFKA_PORT"
  CLASSPATH=$(class_path)
  export CLASSPATH
  write_configuration
  if [[ ! -f $work/data/meta.properties ]]; then
    kafka kafka.tools.StorageTool format -t "$(kafka kafka.tools.StorageTool random-uuid)" \
      -c "$work/server.properties" >"$work/kafka.log" 2>&1 || fail "see $work/kafka.log"
  fi
  nohup "$java" -Xmx512m -XX:+UseSerialGC -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    kafka.Kafka "$work/server.properties" >"$work/kafka.log" 2>&1 </dev/null &
  printf '%s\n' "$!" >"$work/pid"
  trap 'stop >/dev/null; exit 130' INT TERM HUP
  local deadline=$((SECONDS + start_limit))
  until answers; do
    if ! running; then
      tail -n 20 "$work/kafka.log" >&2
      rm -f "$work/pid"
      fail "the broker ended while it started; its log is $work/kafka.log"
    fi
    if ((SECONDS > deadline)); then
      stop >/dev/null
      fail "the broker does not answer after $start_limit s; its log is $work/kafka.log"
    fi
    sleep 0.2
  done
  trap - INT TERM HUP
  echo "Kafka is up: $host:$port"
}

topic() {
  local name=${1:-} partitions=${2:-4}
  [[ $name =~ ^[A-Za-z0-9._-]{1,249}$ ]] ||
    fail "a topic's name has letters, digits, '.', '_' and '-', was '$name'"
  [[ $partitions =~ ^[1-9][0-9]{0,3}$ ]] ||
    fail "the number of partitions must be 1 to 9999, was $partitions"
  running || fail 'no broker is running; start one first'
  CLASSPATH=$(class_path)
  export CLASSPATH
  kafka org.apache.kafka.tools.TopicCommand --bootstrap-server "$host:$port" --create --if-not-exists \
    --topic "$name" --partitions "$partitions" --replication-factor 1 \
    --config message.timestamp.type=LogAppendTime --config max.message.bytes=16842752
}

status() {
  if running; then
    echo "running, process $(cat "$work/pid"): $host:$port"
  elif [[ -f $work/pid ]]; then
    echo gone
    exit 1
  else
    echo 'no broker'
    exit 3
  fi
}

stop() {
  local deadline=$((SECONDS + stop_limit)) stopped='no broker was running'
  if running; then
    stopped='stopped'
    kill "$(cat "$work/pid")"
    while running; do
      ((SECONDS <= deadline)) || kill -9 "$(cat "$work/pid")"
      sleep 0.2
    done
  fi
  rm -f "$work/pid"
  echo "$stopped; topics and log are in $work"
}

command=${1:-}
[[ $# -eq 0 ]] || shift
case $command in
  start | topic | status | stop) "$command" "$@" ;;
  -h | --help) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
