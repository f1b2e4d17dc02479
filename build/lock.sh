# A lock between processes, made of a folder. To be sourced by a POSIX shell:
#
#   take_lock DIR WHAT        # waits for its turn
#   drop_lock DIR
#
# A lock whose owner has died is taken over. Across machines (a shared file system, containers) nobody can tell, so
# there a lock is given up on after LOCK_PATIENCE seconds.

LOCK_PATIENCE=1800

take_lock() {
    lock_me="$$@$(uname -n)"
    lock_waited=0
    until mkdir "$1" 2>/dev/null; do
        if [ ! -d "$1" ]; then
            # Somebody just dropped it, or it cannot be made at all.
            if [ ! -w "${1%/*}" ]; then
                echo "twintrace: cannot write to ${1%/*}" >&2
                return 1
            fi
            continue
        fi
        lock_owner=
        # The owner may not have written its name yet, or has just gone.
        { read -r lock_owner <"$1/owner"; } 2>/dev/null || lock_owner=
        lock_stale=false
        case $lock_owner in
            *"@${lock_me#*@}") kill -0 "${lock_owner%%@*}" 2>/dev/null || lock_stale=true ;;
            '') [ "$lock_waited" -lt 10 ] || lock_stale=true ;;
            *) [ "$lock_waited" -lt "$LOCK_PATIENCE" ] || lock_stale=true ;;
        esac
        if $lock_stale; then
            # Moving is atomic: of several that wait, one wins. Should it have caught a fresh lock, it gives it back.
            if mv "$1" "$1.$$" 2>/dev/null; then
                lock_moved=
                { read -r lock_moved <"$1.$$/owner"; } 2>/dev/null || lock_moved=
                if [ "$lock_moved" != "$lock_owner" ] && mv "$1.$$" "$1" 2>/dev/null; then
                    continue
                fi
                rm -rf "$1.$$"
            fi
            continue
        fi
        [ "$lock_waited" -ne 1 ] || echo "twintrace: waiting for ${lock_owner:-another process} to finish $2" >&2
        sleep 1
        lock_waited=$((lock_waited + 1))
    done
    echo "$lock_me" >"$1/owner"
}

drop_lock() {
    rm -rf "$1"
}
