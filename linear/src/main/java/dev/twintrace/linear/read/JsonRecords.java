package dev.twintrace.linear.read;

import dev.twintrace.linear.history.History;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON lines: an object a line, an operation each. */
final class JsonRecords implements Records {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final History.Builder builder = new History.Builder();
    private final Functions functions = new Functions();
    private Horizon horizon = Horizon.START;
    private long line;

    @Override
    public int take(byte[] bytes, int from, int to, boolean last) throws Refusal {
        int here = from;
        while (here < to) {
            int end = here;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            if (end == to && !last) {
                return here;
            }
            line++;
            if (!Detection.blank(bytes, here, end)) {
                Utf8.text(bytes, here, end, line); // Jackson takes some malformed bytes for text.
                operation(bytes, here, end);
            }
            here = Math.min(to, end + 1);
        }
        return here;
    }

    @Override
    public History history() {
        return builder.build();
    }

    @Override
    public Horizon horizon() {
        return horizon;
    }

    private void operation(byte[] bytes, int from, int to) throws Refusal {
        try (JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Refusal(
                        line,
                        0,
                        "an object a line is expected, such as {\"process\":0,\"call\":1,"
                                + "\"return\":5,\"function\":\"read\",\"result\":3}");
            }
            JsonOperation operation = new JsonOperation(parser, line);
            operation.read();
            if (parser.nextToken() != null) {
                throw new Refusal(
                        line,
                        parser.currentTokenLocation().getColumnNr(),
                        "an object a line is expected, and here is more in the line");
            }
            operation.addTo(builder, functions);
            horizon = horizon.after(operation.called(), line);
        } catch (JacksonException wrong) {
            throw new Refusal(
                    line,
                    column(wrong),
                    "this is no JSON (" + Utf8.quoted(wrong.getOriginalMessage()) + ")");
        }
        Functions.unambiguous(builder, line);
    }

    private static int column(JacksonException wrong) {
        return wrong.getLocation() == null ? 0 : Math.max(0, wrong.getLocation().getColumnNr());
    }
}
