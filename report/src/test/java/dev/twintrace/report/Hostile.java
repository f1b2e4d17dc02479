package dev.twintrace.report;

import dev.twintrace.report.document.Block;
import dev.twintrace.report.document.Document;
import dev.twintrace.report.document.Tone;
import dev.twintrace.report.story.Focus;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import java.util.List;
import java.util.Optional;

/** A document in which everything that can be named is named by somebody who means harm. */
public final class Hostile {
    /** What would run if it were not escaped somewhere. */
    public static final String NAME =
            "</title></style></script></svg>\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
                    + "](javascript:alert(1)) `` ``` | &lt; \u0007 \u202e @octocat $x$ :bomb: www.evil.com https://evil.com \\";

    private Hostile() {}

    /** One of each kind of block that holds text of others. */
    public static Document document() {
        Story story =
                Story.of(
                        Samples.ghostWrite(),
                        Stage.of(Samples.CAST, Samples.ghostWrite(), Optional.empty()));
        Story named = new Story(story.stage(), NAME, NAME, NAME, story.scenes());
        return new Document(
                NAME,
                List.of(
                        new Block.Headline(NAME, NAME, Tone.BAD),
                        new Block.Lead(NAME),
                        new Block.Facts(List.of(new Block.Fact("title", NAME))),
                        new Block.Chapter(1, NAME, Tone.BAD),
                        new Block.Heading(NAME, Tone.STRONG),
                        new Block.Paragraph(NAME, Tone.WARN),
                        new Block.Item(1, "-", NAME, Tone.PLAIN),
                        new Block.Item(2, NAME, NAME, Tone.PLAIN),
                        new Block.Code(1, List.of(NAME), true),
                        new Block.Table(List.of(NAME, NAME), List.of(List.of(NAME, NAME))),
                        new Block.Run(NAME, named, Focus.MARKED, false),
                        new Block.Key(true),
                        new Block.Listing(NAME, NAME)));
    }
}
