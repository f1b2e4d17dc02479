package dev.twintrace.engine.explore;

import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What is explored, as a short text: it differs between two explorations unless they find the same
 * states in the same order.
 */
final class Identity {
    private final MessageDigest digest;

    private Identity() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The text: a hash in hexadecimal digits. */
    static String of(Model model, long[] initial, Reduction reduction) {
        Identity identity = new Identity();
        identity.add(model.variables().toString());
        for (Action action : model.actions()) {
            identity.add(action.name() + action.role() + action.daemon());
            identity.add(action.guard().toString());
            identity.add(action.effects());
        }
        identity.add(Arrays.toString(initial));
        identity.add(
                "choice "
                        + reduction.choice().isPresent()
                        + ", representative "
                        + reduction.representative().isPresent());
        return HexFormat.of().formatHex(identity.digest.digest());
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** Events are left out: they are made by functions, which have no text, and change no state. */
    private void add(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Note _ -> {}
                case Effect.When(var condition, var then, var otherwise) -> {
                    add("when " + condition);
                    add(then);
                    add("otherwise");
                    add(otherwise);
                    add("end");
                }
                case Effect.Assign _, Effect.Let _, Effect.Mark _, Effect.Mistake _ ->
                        add(effect.toString());
            }
        }
    }
}
