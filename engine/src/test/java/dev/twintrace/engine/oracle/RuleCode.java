package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.OverlayStatement;
import java.util.ArrayList;
import java.util.List;

/** The statements of an overlay's rule with blocks and mappings numbered. Block 0 is the rule. */
record RuleCode(List<Block> blocks, List<OverlayStatement.Resend> resends, int locals) {

    record Block(
            List<OverlayStatement> statements, List<List<Integer>> inner, boolean bodyOfEach) {}

    static RuleCode of(List<OverlayStatement> rule, int locals) {
        List<Block> blocks = new ArrayList<>();
        List<OverlayStatement.Resend> resends = new ArrayList<>();
        add(blocks, resends, rule, false);
        return new RuleCode(List.copyOf(blocks), List.copyOf(resends), locals);
    }

    private static int add(
            List<Block> blocks,
            List<OverlayStatement.Resend> resends,
            List<OverlayStatement> statements,
            boolean bodyOfEach) {
        int id = blocks.size();
        List<List<Integer>> inner = new ArrayList<>();
        blocks.add(new Block(statements, inner, bodyOfEach));
        for (OverlayStatement statement : statements) {
            inner.add(
                    switch (statement) {
                        case OverlayStatement.If s ->
                                List.of(
                                        add(blocks, resends, s.then(), false),
                                        add(blocks, resends, s.otherwise(), false));
                        case OverlayStatement.Each s ->
                                List.of(add(blocks, resends, s.body(), true));
                        case OverlayStatement.Resend s -> {
                            resends.add(s);
                            yield List.of();
                        }
                        case OverlayStatement.ResendAll _,
                                OverlayStatement.Complete _,
                                OverlayStatement.Abort _,
                                OverlayStatement.Probe _,
                                OverlayStatement.ProbeRequest _,
                                OverlayStatement.Count _,
                                OverlayStatement.Close _,
                                OverlayStatement.Handshake _,
                                OverlayStatement.Decide _,
                                OverlayStatement.Assign _ ->
                                List.of();
                    });
        }
        return id;
    }

    List<OverlayStatement> all() {
        return blocks.stream().flatMap(b -> b.statements().stream()).toList();
    }

    OverlayStatement at(Overlay overlay) {
        return blocks.get(overlay.top().block()).statements().get(overlay.top().at());
    }

    Overlay into(Overlay overlay, int which, int request) {
        int block = blocks.get(overlay.top().block()).inner().get(overlay.top().at()).get(which);
        Overlay past = overlay.past();
        return past.withFrames(Lists.append(past.frames(), new Overlay.Frame(block, 0, request)));
    }
}
