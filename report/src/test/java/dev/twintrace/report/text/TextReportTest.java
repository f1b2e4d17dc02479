package dev.twintrace.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
    @Test
    void show() {
        String out =
                new TextReport(Style.PLAIN)
                        .of(Samples.SUBJECT, Samples.unsafe(List.of(Samples.finding(true))));
        System.out.println(out);
        System.out.println(
                new TextReport(new Style(false, false, 100))
                        .of(
                                Samples.SUBJECT,
                                Samples.unsafe(
                                        List.of(Samples.finding(false), Samples.finding(true)))));
        assertThat(out).isNotEmpty();
    }
}
