#!/bin/sh
# Renews the table in docs/patterns.md: build/patterns.sh. Options go to `twintrace faults`; cells past its time limit stay open.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
table=$(mktemp)
trap 'rm -f "$table" "$table.page"' EXIT
code=0
./twintrace faults --markdown "$@" examples/ >"$table" || code=$?
# 3: some cell is UNKNOWN, and says so.
[ "$code" -eq 0 ] || [ "$code" -eq 3 ] || exit "$code"
awk -v table="$table" '
    /^<!-- end of the table -->/ { while ((getline line < table) > 0) print line; print ""; skip = 0 }
    !skip { print }
    /^<!-- .\/twintrace faults / { print ""; skip = 1 }
' docs/patterns.md >"$table.page"
cat "$table.page" >docs/patterns.md
