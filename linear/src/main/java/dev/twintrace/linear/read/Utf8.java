package dev.twintrace.linear.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in bytes. */
final class Utf8 {
    private Utf8() {}

    /** The text of bytes that are said to be UTF-8. */
    static String text(byte[] bytes, int from, int to, long line) throws Refusal {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new Refusal(line, 0, "this is no text in UTF-8; save the file as UTF-8");
        }
    }

    /** A piece of a file as a message may quote it: short, and without control characters. */
    static String quoted(byte[] bytes, int from, int to) {
        return quoted(new String(bytes, from, Math.min(to - from, 200), StandardCharsets.UTF_8));
    }

    /** The same of a text. */
    static String quoted(String text) {
        String plain =
                text.codePoints()
                        .limit(40)
                        .map(c -> Character.isISOControl(c) ? ' ' : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return "`" + plain + (text.codePointCount(0, text.length()) > 40 ? "…" : "") + "`";
    }
}
