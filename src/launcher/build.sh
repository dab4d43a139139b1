# shellcheck shell=sh
# Builds the program in a checkout; danq reads this file where it has no jars in lib/.
#
# Takes $home (the checkout), $state (a folder for the lock and the log) and the function fail.
# build_class_path takes danq's arguments and sets $classpath and $jars, the folder of the jar that
# every build replaces.
: "${home:?}" "${state:?}"

# Modules of the checkout. The trainer's natives and DL4J are on the class path of the commands that
# need them only.
cli=pipelines/cli
training=model/training
dl4j=model/dl4j

build_class_path() {
  jars=$home/$cli/target
  choose_extra "$@"
  if needs_build; then
    lock
    if needs_build; then run_build; fi
    unlock
  fi
  classpath=$(jar_in "$jars"):$(cat "$jars/danq.classpath")
  if [ -n "$extra" ]; then
    classpath=$classpath:$(jar_in "$extra"):$(cat "$extra/danq.classpath")
  fi
}

choose_extra() {
  modules=$cli
  extra=
  extra_why=
  case ${1:-} in
    train | retrain)
      add_extra "$training" 'first training; this downloads about 15 MB'
      ;;
    *)
      for argument in "$@"; do
        case $argument in
          --keras | --keras=*)
            add_extra "$dl4j" 'first use of DL4J; this downloads about 135 MB'
            ;;
        esac
      done
      ;;
  esac
}

add_extra() {
  modules=$cli,$1
  extra=$home/$1/target
  extra_why=$2
}

# Directories count too: their date is the only one that changes when a file is deleted.
needs_build() {
  for built in "$jars" ${extra:+"$extra"}; do
    [ -s "$built/danq.classpath" ] || return 0
    jar_in "$built" >/dev/null || return 0
    newer=$(find "$home/pom.xml" "$home/model" "$home/pipelines" \
      \( -name target -o -path '*/src/test' \) -prune \
      -o \( -name pom.xml -o -path '*/src/main/*' \) -newer "$built/danq.classpath" -print |
      head -n 1)
    [ -z "$newer" ] || return 0
  done
  return 1
}

jar_in() {
  for jar in "$1"/danq-*-SNAPSHOT.jar "$1"/danq-*[0-9].jar; do # not the jars of tests
    [ ! -f "$jar" ] || {
      printf '%s\n' "$jar"
      return 0
    }
  done
  return 1
}

lock() {
  mkdir -p "$state"
  waiting=
  # A link to the number of its owner: it is made in one step, never without the number.
  until ln -s "$$" "$state/building" 2>/dev/null; do
    holder=$(readlink "$state/building" 2>/dev/null) || holder=
    [ -n "$holder" ] || [ -w "$state" ] || fail "$state cannot be written"
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -f "$state/building" # its owner was killed
      continue
    fi
    [ -n "$waiting" ] || printf 'Waiting for another build (process %s)\n' "$holder" >&2
    waiting=yes
    sleep 1
  done
  maven=
  trap 'unlock; exit 130' HUP INT TERM
}

unlock() {
  if [ -n "$maven" ]; then
    kill "$maven" 2>/dev/null || :
    wait "$maven" 2>/dev/null || :
  fi
  rm -f "$state/building"
  trap - HUP INT TERM
}

run_build() {
  printf 'Building DanQ Stream (%s)' "$(why_build)" >&2
  [ -t 2 ] || echo >&2
  rm -f "$jars"/danq-cli-*.jar
  : >"$state/started"
  # shellcheck disable=SC2086 # several arguments
  (cd "$home" && exec ./mvnw -q -B -Dquick -DskipTests ${DANQ_MAVEN_OPTS:-} \
    -pl "$modules" -am package) >"$state/build.log" 2>&1 &
  maven=$!
  show_progress
  status=0
  wait "$maven" || status=$?
  maven=
  [ ! -t 2 ] || printf ' %s s\n' "$seconds" >&2
  if [ "$status" -ne 0 ]; then
    tail -n 30 "$state/build.log" >&2
    unlock
    fail "the build failed; all of its output is in $state/build.log"
  fi
  # The date of the build's beginning: what was edited meanwhile is newer.
  for built in "$jars" ${extra:+"$extra"}; do
    touch -r "$state/started" "$built/danq.classpath"
  done
}

why_build() {
  if [ ! -e "$jars/danq.classpath" ]; then
    echo 'first use; this downloads about 400 MB of libraries'
  elif [ -n "$extra" ] && [ ! -e "$extra/danq.classpath" ]; then
    echo "$extra_why"
  else
    echo 'sources have changed'
  fi
}

show_progress() {
  seconds=0
  while kill -0 "$maven" 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    [ ! -t 2 ] || [ $((seconds % 2)) -ne 0 ] || printf '.' >&2
  done
}
