# shellcheck shell=sh
# Starts the JVM faster from an archive of classes; danq reads this file in a checkout and in a
# distribution.
#
# Start-up is mostly the loading of 14,000 classes. The first demo or predict lists them, the second
# makes an archive of the list beside its work, at the lowest priority, and later runs map the
# archive. After a build, or with another JVM, all is made anew. A call that was refused has loaded
# few of them, so a list without the class of a task at work is made again. A small batch needs no
# cluster and loads a third less, so the run that lists takes one in any case.
#
# Takes $java and its $version, $classpath, $jars (the folder of the jars that builds replace) and
# $state (the folder of list and archive). choose_archive takes danq's arguments and sets $archive
# and $cluster, each an option of the JVM or nothing.
: "${java:?}" "${version:?}" "${classpath:?}" "${jars:?}" "${state:?}"

classes=$state/classes-$version

# shellcheck disable=SC2034 # danq uses $archive and $cluster
choose_archive() {
  archive=
  cluster=
  # An agent and the flight recorder see every class as it is. A stream runs for long, and someone
  # may look into it at any time.
  case "${DANQ_JAVA_OPTS:-} ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-}" in
    *agent* | *FlightRecord*) return 0 ;;
  esac
  [ "${1:-}" != stream ] || return 0
  if newer_than_jars "$classes.jsa"; then
    archive=-XX:SharedArchiveFile=$classes.jsa
    return 0
  fi
  case ${1:-} in
    demo | predict) ;;
    *) return 0 ;;
  esac
  if newer_than_jars "$classes.list" && grep -q '^org/apache/flink/runtime/taskmanager/Task$' "$classes.list"; then
    find "$state/archiving" -prune -mmin +10 -exec rm -r {} \; 2>/dev/null || : # its run was killed
    if mkdir "$state/archiving" 2>/dev/null; then archive_classes; fi
  elif mkdir -p "$state" 2>/dev/null && [ -w "$state" ]; then
    archive=-XX:DumpLoadedClassList=$classes.list
    cluster=-Ddanq.cluster=always
  fi
}

newer_than_jars() {
  [ -s "$1" ] || return 1
  newer=$(find "$jars" -maxdepth 1 -name '*.jar' -newer "$1" 2>/dev/null | head -n 1)
  [ -z "$newer" ]
}

archive_classes() {
  (
    trap 'rm -rf "$state/archiving"' EXIT
    exec >/dev/null 2>&1 </dev/null
    # Archived lambda forms crash a JVM that an agent or the flight recorder looks into.
    grep -v -e '^@lambda-form' -e '_Species_' -e 'Species_[A-Z]' "$classes.list" >"$classes.kept"
    nice -n 19 "$java" -Xshare:dump -Xmx256m "-XX:SharedClassListFile=$classes.kept" \
      "-XX:SharedArchiveFile=$classes.tmp" -cp "$classpath" && mv -f "$classes.tmp" "$classes.jsa"
  ) &
}
