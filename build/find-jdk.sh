# Finds a JDK that can build and run Twintrace. To be sourced by a POSIX shell:
#
#   . build/find-jdk.sh
#   find_jdk || exit 2        # says on stderr what to install when there is none
#   "$JDK/bin/java" ...
#
# Sets JDK (its home) and JDK_VERSION. The version is read from the `release` file that every JDK carries, so nothing
# is started to find out.

JDK_MIN=25

# jdk_at HOME: is there a JDK >= JDK_MIN in HOME? Sets jdk_version and jdk_major.
jdk_at() {
    jdk_version=
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r jdk_key jdk_value || [ -n "$jdk_key" ]; do
        if [ "$jdk_key" = JAVA_VERSION ]; then
            jdk_version=${jdk_value#\"}
            jdk_version=${jdk_version%%\"*}
        fi
    done < "$1/release"
    jdk_major=${jdk_version%%[!0-9]*}
    [ -n "$jdk_major" ] && [ "$jdk_major" -ge "$JDK_MIN" ]
}

find_jdk() {
    if jdk_at "${JAVA_HOME:-}"; then
        JDK=$JAVA_HOME JDK_VERSION=$jdk_version
        return 0
    fi

    jdk_java=$(command -v java 2>/dev/null) && [ -n "$jdk_java" ] && {
        # Follow the links by hand: `readlink -f` is not everywhere.
        while [ -L "$jdk_java" ]; do
            jdk_link=$(readlink "$jdk_java") || break
            case $jdk_link in
                /*) jdk_java=$jdk_link ;;
                *) jdk_java=${jdk_java%/*}/$jdk_link ;;
            esac
        done
        if jdk_at "${jdk_java%/bin/java}"; then
            JDK=${jdk_java%/bin/java} JDK_VERSION=$jdk_version
            return 0
        fi
    }

    # Of all that lie in the usual places take the lowest that will do: it is the one closest to what is tested.
    JDK='' JDK_VERSION='' jdk_best=
    for jdk_home in \
        /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/*java* /opt/java/* /usr/local/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-/}"/.sdkman/candidates/java/* \
        "${HOME:-/}"/.jdks/* "${HOME:-/}"/.jabba/jdk/* \
        "${HOME:-/}"/.asdf/installs/java/* \
        "${HOME:-/}"/.local/share/mise/installs/java/* \
        "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home
    do
        jdk_at "$jdk_home" || continue
        if [ -z "$jdk_best" ] || [ "$jdk_major" -lt "$jdk_best" ]; then
            JDK=$jdk_home JDK_VERSION=$jdk_version jdk_best=$jdk_major
        fi
    done
    [ -n "$JDK" ] && return 0

    cat >&2 <<EOF
twintrace: no JDK $JDK_MIN or newer found.
  Looked at JAVA_HOME (${JAVA_HOME:-not set}), at java on the PATH, and in /usr/lib/jvm, /opt, ~/.sdkman and the like.
  Install one, for example from https://adoptium.net/temurin/releases/?version=$JDK_MIN (a JDK, not a JRE),
  with \`sdk install java $JDK_MIN-tem\` or \`brew install openjdk@$JDK_MIN\`, and set JAVA_HOME if it lies elsewhere.
EOF
    return 1
}
