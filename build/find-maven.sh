# Finds the Maven to build with. To be sourced by a POSIX shell after find-jdk.sh:
#
#   find_maven ROOT || exit 2
#   JAVA_HOME=$JDK "$MVN" ...
#
# Takes the wrapper, which fetches the pinned version once. Where that fails (no way to Maven Central, nothing in
# ~/.m2/wrapper) a Maven >= 3.8 on the PATH does as well. MVNW_REPOURL points the wrapper to a mirror.

find_maven() {
    if mvn_says=$(cd "$1" && JAVA_HOME=$JDK ./mvnw --version 2>&1 </dev/null); then
        MVN=$1/mvnw
        return 0
    fi
    echo "twintrace: the Maven wrapper cannot get its Maven:" >&2
    printf '%s\n' "$mvn_says" | tail -n 3 | sed 's/^/  /' >&2

    if command -v mvn >/dev/null 2>&1; then
        # Outside of the project, for its .mvn folder is none of the question's business.
        mvn_version=$(cd / && JAVA_HOME=$JDK mvn --batch-mode --version 2>/dev/null </dev/null |
            sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
        mvn_major=${mvn_version%%.*}
        mvn_minor=${mvn_version#*.}
        mvn_minor=${mvn_minor%%.*}
        if [ "${mvn_major:-0}" -gt 3 ] || { [ "${mvn_major:-0}" -eq 3 ] && [ "${mvn_minor:-0}" -ge 8 ]; }; then
            MVN=$(command -v mvn)
            echo "twintrace: going on with Maven $mvn_version from $MVN" >&2
            return 0
        fi
        echo "twintrace: mvn on the PATH is ${mvn_version:-of unknown version}, 3.8 or newer is needed" >&2
    else
        echo "twintrace: and there is no mvn on the PATH" >&2
    fi
    echo "  Give the machine access to https://repo.maven.apache.org, set MVNW_REPOURL to a mirror of it," >&2
    echo "  or install Maven 3.8 or newer." >&2
    return 1
}
