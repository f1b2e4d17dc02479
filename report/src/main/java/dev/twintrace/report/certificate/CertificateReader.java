package dev.twintrace.report.certificate;

import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.report.certificate.Certificate.Reason;
import dev.twintrace.report.certificate.Field.Unfit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Makes a certificate of a JSON tree that has exactly the fields of the format. */
final class CertificateReader {
    private static final String[] OF_ALL = {
        "schema", "claim", "file", "text", "sha256", "settings", "digest"
    };

    private CertificateReader() {}

    static Read read(JsonNode root) {
        try {
            return new Read.Done(stamped(new Field("", root)));
        } catch (Unfit unfit) {
            return new Read.Unreadable(unfit.where(), unfit.why());
        }
    }

    private static Stamped stamped(Field root) {
        String schema = root.at("schema").text();
        if (!schema.equals(CertificateText.SCHEMA)) {
            throw root.at("schema")
                    .unfit("this program reads " + CertificateText.SCHEMA + ", not " + schema);
        }
        String claim = root.at("claim").text();
        Certificate certificate =
                switch (claim) {
                    case CertificateText.IMPOSSIBLE -> {
                        root.only(with("powers", "watching", "reason"));
                        yield new Certificate.OfImpossibility(
                                about(root), powers(root.at("powers")),
                                root.at("watching").truth(), reason(root.at("reason")));
                    }
                    case CertificateText.RULE -> {
                        root.only(with("states"));
                        yield new Certificate.OfRule(
                                about(root),
                                root.at("states").items().stream()
                                        .map(CertificateReader::state)
                                        .toList());
                    }
                    default -> throw root.at("claim").unfit("there is no such claim");
                };
        return new Stamped(certificate, root.at("digest").text());
    }

    private static Set<String> with(String... more) {
        Set<String> all = Arrays.stream(OF_ALL).collect(Collectors.toSet());
        all.addAll(List.of(more));
        return all;
    }

    private static Certificate.About about(Field root) {
        Map<String, String> settings = new LinkedHashMap<>();
        root.at("settings").fields().forEach((name, value) -> settings.put(name, value.text()));
        return new Certificate.About(
                root.at("file").text(),
                root.at("text").text(),
                root.at("sha256").text(),
                new Settings(settings));
    }

    private static Set<Power> powers(Field field) {
        Set<Power> powers = EnumSet.noneOf(Power.class);
        for (Field item : field.items()) {
            Power its =
                    Arrays.stream(Power.values())
                            .filter(p -> CertificateText.power(p).equals(item.text()))
                            .findFirst()
                            .orElseThrow(() -> item.unfit("there is no such power"));
            if (!powers.add(its)) {
                throw item.unfit("this power is named twice");
            }
        }
        return Set.copyOf(powers);
    }

    private static Reason reason(Field field) {
        if (field.has("run")) {
            field.only(Set.of("run"));
            return new Reason.Run(
                    field.at("run").items().stream().map(CertificateReader::step).toList());
        }
        field.only(Set.of("queuePair", "decision", "seen", "ways"));
        return new Reason.Choice(
                new Certificate.Key(
                        field.at("queuePair").text(),
                        field.at("decision").count(),
                        field.at("seen").items().stream().map(CertificateReader::sight).toList()),
                field.at("ways").items().stream().map(CertificateReader::way).toList());
    }

    private static Certificate.Step step(Field field) {
        field.only(Set.of("action", "name"));
        return new Certificate.Step(field.at("action").count(), field.at("name").text());
    }

    private static Certificate.Sight sight(Field field) {
        field.only(Set.of("code", "observed"));
        return new Certificate.Sight(
                field.at("code").code(),
                field.at("observed").items().stream().map(Field::value).toList());
    }

    private static Certificate.Way way(Field field) {
        field.only(Set.of("way", "because"));
        return new Certificate.Way(field.at("way").text(), reason(field.at("because")));
    }

    private static Certificate.State state(Field field) {
        field.only(Set.of("rank", "cells"));
        Field cells = field.at("cells");
        String[] numbers = cells.text().split(" ", -1);
        long[] values = new long[numbers.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = Long.parseLong(numbers[i]);
            } catch (NumberFormatException notOne) {
                throw cells.unfit("`" + numbers[i] + "` is no cell of a state");
            }
        }
        return new Certificate.State(Cells.of(values), field.at("rank").count());
    }
}
