package dev.twintrace.linear.monitor;

/**
 * What happened to one element that was added at most once: it was out, in, and out again. It comes
 * in as late and goes as early as those allow that found it in; so those that found it out have the
 * most room. If it may go before it has to come, it comes and goes at one time, and everybody has
 * room. Used for one element after the other.
 */
final class Membership {
    static final int NONE = -1;

    private final Roles roles;

    /** What may have added it; need not have been executed unless somebody found it. */
    int add;

    /** What is known to have removed it; the first and another. */
    int removed;

    int again;

    /** The first called of those that may have removed it, and did not return. */
    int open;

    /** Of those that found it in: who returned first, and who was called last. */
    int firstIn;

    int lastIn;

    /** When it comes and when it goes; {@link Long#MAX_VALUE} if never. */
    long comes;

    long goes;

    /** Because of whom it comes no later, and goes no earlier. */
    int comesBy;

    int goesBy;

    Membership(Roles roles) {
        this.roles = roles;
    }

    void of(int element) {
        add = NONE;
        removed = NONE;
        again = NONE;
        open = NONE;
        firstIn = NONE;
        lastIn = NONE;
        for (int at = roles.start(element); at < roles.start(element + 1); at++) {
            int i = roles.member(at);
            switch (roles.role(i)) {
                case ADDED, MAY_ADD -> add = i;
                case REMOVED -> {
                    again = removed == NONE ? NONE : i;
                    removed = removed == NONE ? i : removed;
                    foundIn(i);
                }
                case FOUND -> foundIn(i);
                case MAY_REMOVE -> open = open == NONE ? i : open;
                case MISSED, ANYWHERE, GONE -> {}
            }
        }
        comes = Long.MAX_VALUE;
        goes = Long.MAX_VALUE;
        comesBy = NONE;
        goesBy = NONE;
        if (everIn() && add != NONE) {
            decide();
        }
    }

    private void foundIn(int i) {
        if (firstIn == NONE || roles.returned(i) < roles.returned(firstIn)) {
            firstIn = i;
        }
        if (lastIn == NONE || roles.called(i) > roles.called(lastIn)) {
            lastIn = i;
        }
    }

    /** Whether it was in at some time, for certain. */
    boolean everIn() {
        return firstIn != NONE || (add != NONE && roles.role(add) == Roles.Role.ADDED);
    }

    /** Who removed it, if it ever went. */
    int remover() {
        return removed == NONE ? open : removed;
    }

    private void decide() {
        comesBy = add;
        if (firstIn != NONE && roles.returned(firstIn) < roles.returned(add)) {
            comesBy = firstIn;
        }
        comes = roles.returned(comesBy);
        if (remover() == NONE) {
            return;
        }
        goesBy = remover();
        if (lastIn != NONE && roles.called(lastIn) > roles.called(goesBy)) {
            goesBy = lastIn;
        }
        if (roles.called(add) > roles.called(goesBy)) {
            goesBy = add;
        }
        goes = roles.called(goesBy);
        comes = Math.min(comes, goes);
    }
}
