#!/usr/bin/env bash
# A real Flink 1.16 cluster on this machine, without Docker and without Flink's distribution: one
# JobManager and some TaskManagers as processes of their own, from Maven's jars. JDK 17 is enough.
#
#   standalone.sh start [TASKMANAGERS]   starts them (2 without a number), returns when they are up
#   standalone.sh status                 exit code 0: all are running, 1: not all, 3: none
#   standalone.sh stop                   stops everything that start has started
#   standalone.sh flink ARGUMENT...      Flink's own command line: list, cancel, savepoint, run, ...
#
#   JAVA_HOME          the JDK to use; the java of PATH without it
#   FLINK_HOST         where the cluster listens; 127.0.0.1 without it
#   FLINK_REST_PORT    REST and web interface; 8081 without it
#   FLINK_RPC_PORT     JobManager to TaskManagers; 6123 without it
#   FLINK_METRICS      1: each process offers its metrics on a port from 9249 on, to the whole network;
#                      Flink 1.16 cannot offer them to this machine alone
#   FLINK_LIB          jars for the cluster's own class path, separated by colons, as Flink's lib/
#   FLINK_WORK         logs, pid files, checkpoints; target/standalone beside this script without it
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
host=${FLINK_HOST:-127.0.0.1}
rest_port=${FLINK_REST_PORT:-8081}
rpc_port=${FLINK_RPC_PORT:-6123}
work=${FLINK_WORK:-$here/target/standalone}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# oneDNN computes on the threads of Flink, and starts none of its own.
export OMP_NUM_THREADS=1
start_limit=90
stop_limit=15

fail() {
  printf 'standalone.sh: %s\n' "$*" >&2
  exit 1
}

usage() {
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' "${BASH_SOURCE[0]}"
}

# --- Class path and configuration -----------------------------------------------------------------

class_path() {
  local file=$here/target/flink.classpath
  if [[ ! -s $file || $here/pom.xml -nt $file ]]; then
    echo 'Fetching Flink from Maven (first use: about 120 MB)' >&2
    "$here/../../mvnw" -q -B -f "$here/pom.xml" dependency:build-classpath >&2
    touch "$file"
  fi
  printf '%s' "$(cat "$file")${FLINK_LIB:+:$FLINK_LIB}"
}

# What to leave out of the configuration: the reporter that listens on all addresses.
reporter() {
  [[ ${FLINK_METRICS:-} == 1 ]] || printf '/^metrics\./d'
}

write_configuration() {
  mkdir -p "$work/conf" "$work/log" "$work/pid" "$work/tmp"
  cp "$here/conf/log4j.properties" "$work/conf/"
  {
    sed "$(reporter)" "$here/conf/flink-conf.yaml"
    printf '\n# --- This machine ---\n'
    printf '%s: %s\n' \
      jobmanager.rpc.address "$host" jobmanager.bind-host "$host" jobmanager.rpc.port "$rpc_port" \
      rest.address "$host" rest.bind-address "$host" rest.port "$rest_port" \
      taskmanager.host "$host" taskmanager.bind-host "$host" \
      state.checkpoints.dir "file://$work/checkpoints" \
      state.savepoints.dir "file://$work/savepoints" \
      io.tmp.dirs "$work/tmp" web.tmpdir "$work/tmp"
  } >"$work/conf/flink-conf.yaml"
}

java_options() {
  sed -n 's/^env\.java\.opts: *//p' "$work/conf/flink-conf.yaml"
}

# Heap, direct memory and metaspace as the configuration has them: JVM flags, then Flink's options.
resources() {
  "$java" -cp "$CLASSPATH" org.apache.flink.runtime.util.bash.BashJavaUtils "$1" \
    --configDir "$work/conf" 2>&1 | sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p'
}

# --- Processes ------------------------------------------------------------------------------------

# launch NAME RESOURCES CLASS [OPTION...]: starts a JVM and notes its process id.
launch() {
  local name=$1 flags options
  flags=$(sed -n 1p <<<"$2")
  options=$(sed -n 2p <<<"$2")
  [[ -n $flags ]] || fail "$work/conf/flink-conf.yaml gives $name no valid sizes of memory"
  # shellcheck disable=SC2046,SC2086 # several arguments each
  nohup "$java" $flags $(java_options) -Djava.io.tmpdir="$work/tmp" -Dlog.file="$work/log/$name.log" \
    -Dlog4j.configurationFile="$work/conf/log4j.properties" \
    "$3" --configDir "$work/conf" $options "${@:4}" \
    >"$work/log/$name.out" 2>&1 </dev/null &
  printf '%s\n' "$!" >"$work/pid/$name"
}

# Whether a pid file's process runs and is ours: process ids are given out again.
running() {
  local pid command
  pid=$(cat "$1")
  kill -0 "$pid" 2>/dev/null || return 1
  if [[ -r /proc/$pid/cmdline ]]; then
    command=$(tr '\0' ' ' <"/proc/$pid/cmdline")
  else
    command=$(ps -p "$pid" -o args=)
  fi
  [[ $command == *"-Dlog.file=$work/log/$(basename "$1").log"* ]]
}

pid_files() {
  find "$work/pid" -type f 2>/dev/null | sort
}

# --- The cluster's REST interface, without curl -----------------------------------------------------

get() {
  {
    exec 3<>"/dev/tcp/$host/$rest_port" || return 1
  } 2>/dev/null
  printf 'GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$1" "$host" >&3
  cat <&3
  exec 3>&-
}

# number KEY: a number of the cluster's overview; nothing while there is none.
number() {
  get /overview | sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p"
}

# --- Commands -------------------------------------------------------------------------------------

start() {
  local count=${1:-2} file i
  [[ $count =~ ^[1-9][0-9]?$ ]] || fail "the number of TaskManagers must be 1 to 99, was $count"
  for file in $(pid_files); do
    ! running "$file" || fail "$(basename "$file") of $work is already running; stop it first"
  done
  [[ -z $(number taskmanagers) ]] ||
    fail "something answers on $host:$rest_port already; choose another FLINK_REST_PORT"
  CLASSPATH=$(class_path)
  export CLASSPATH
  rm -rf "$work/pid" "$work/tmp"
  write_configuration
  trap 'stop >/dev/null; exit 130' INT TERM HUP
  local job_manager task_manager
  job_manager=$(resources GET_JM_RESOURCE_PARAMS)
  task_manager=$(resources GET_TM_RESOURCE_PARAMS)
  launch jobmanager "$job_manager" \
    org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint
  for ((i = 1; i <= count; i++)); do
    launch "taskmanager-$i" "$task_manager" \
      org.apache.flink.runtime.taskexecutor.TaskManagerRunner -D "taskmanager.resource-id=taskmanager-$i"
  done
  wait_for "$count"
  trap - INT TERM HUP
  echo "Flink is up: $(number slots-total) slots on $count TaskManagers, http://$host:$rest_port"
}

wait_for() {
  local deadline=$((SECONDS + start_limit)) file name
  until [[ $(number taskmanagers) == "$1" ]]; do
    for file in $(pid_files); do
      name=$(basename "$file")
      if ! running "$file"; then
        tail -n 20 "$work/log/$name.out" "$work/log/$name.log" >&2 || :
        stop >/dev/null
        fail "$name ended while it started; its log is $work/log/$name.log"
      fi
    done
    if ((SECONDS > deadline)); then
      stop >/dev/null
      fail "the cluster is not up after $start_limit s; the logs are in $work/log"
    fi
    sleep 0.5
  done
}

stop() {
  local deadline=$((SECONDS + stop_limit)) file stopped=0
  for file in $(pid_files); do
    ! running "$file" || { kill "$(cat "$file")" && stopped=$((stopped + 1)); }
  done
  for file in $(pid_files); do
    while running "$file"; do
      ((SECONDS <= deadline)) || kill -9 "$(cat "$file")"
      sleep 0.2
    done
    rm -f "$file"
  done
  rm -rf "$work/tmp"
  echo "$stopped processes stopped; logs and checkpoints are in $work"
}

status() {
  local file up=0 down=0
  for file in $(pid_files); do
    if running "$file"; then
      up=$((up + 1))
      echo "$(basename "$file"): running, process $(cat "$file")"
    else
      down=$((down + 1))
      echo "$(basename "$file"): gone"
    fi
  done
  if ((up + down == 0)); then
    echo 'no cluster'
    exit 3
  fi
  echo "$(number taskmanagers) TaskManagers registered, $(number slots-available) of $(number slots-total) slots free, $(number jobs-running) jobs running: http://$host:$rest_port"
  ((down == 0)) || exit 1
}

flink() {
  [[ -f $work/conf/flink-conf.yaml ]] || fail 'no cluster has been started'
  CLASSPATH=$(class_path)
  export CLASSPATH
  # shellcheck disable=SC2046 # several arguments
  FLINK_CONF_DIR=$work/conf exec "$java" $(java_options) -Dlog.file="$work/log/client.log" \
    -Dlog4j.configurationFile="$work/conf/log4j.properties" \
    org.apache.flink.client.cli.CliFrontend "$@"
}

command=${1:-}
[[ $# -eq 0 ]] || shift
case $command in
  start | status | stop | flink) "$command" "$@" ;;
  -h | --help) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
