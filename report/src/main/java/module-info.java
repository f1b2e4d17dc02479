/** Shows what the engine found. */
module dev.twintrace.report {
    requires transitive dev.twintrace.core;
    requires transitive dev.twintrace.engine;
    requires transitive dev.twintrace.linear;
    requires transitive dev.twintrace.protocol;
    requires transitive dev.twintrace.theorems;
    requires static org.jspecify;
    requires tools.jackson.databind;

    exports dev.twintrace.report;
    exports dev.twintrace.report.certificate;
    exports dev.twintrace.report.certificate.make;
    exports dev.twintrace.report.certificate.verify;
    exports dev.twintrace.report.document;
    exports dev.twintrace.report.drawing;
    exports dev.twintrace.report.export;
    exports dev.twintrace.report.html;
    exports dev.twintrace.report.json;
    exports dev.twintrace.report.markdown;
    exports dev.twintrace.report.picture;
    exports dev.twintrace.report.picture.history;
    exports dev.twintrace.report.rule;
    exports dev.twintrace.report.story;
    exports dev.twintrace.report.text;
    exports dev.twintrace.report.words;
}
